import { test } from '@japa/runner'
import { canonicalAddress, classifyAddress } from '#plugins/domain/addresses'

const TABLE: Record<ReturnType<typeof classifyAddress>, string[]> = {
  public: [
    ...['93.184.216.34', '8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.0', '100.63.255.255', '100.128.0.0'],
    ...['9.255.255.255', '11.0.0.0', '192.167.255.255', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
    ...['2606:2800:220:1:248:1893:25c8:1946', '2a00:1450:4001:80b::200e', '2001:200::1', '2001:4860:4860::8888'],
    ...['::ffff:93.184.216.34', '::ffff:5db8:d822', '64:ff9b::5db8:d822', '2002:5db8:d822::1'],
  ],
  private: [
    ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '127.0.0.1', '127.255.255.254'],
    ...['100.64.0.1', '100.127.255.255', '::1', '0:0:0:0:0:0:0:1', 'fc00::1', 'fd12:3456::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:192.168.1.1', '0:0:0:0:0:ffff:10.1.2.3'],
  ],
  forbidden: [
    // Metadata services: of most clouds, Alibaba, Azure, Oracle, AWS and Google by IPv6.
    ...['169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
    ...['fd00:ec2::254', 'fd20:ce::254', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe'],
    // Inside of what only a translator reads.
    ...['64:ff9b::a9fe:a9fe', '64:ff9b::10.0.0.1', '64:ff9b:1::1', '2002:7f00:1::1', '2002:c0a8:0101::', '2001:0:1::1'],
    ...['0.0.0.0', '0.1.2.3', '::', '255.255.255.255', '240.0.0.1', '224.0.0.1', '239.255.255.250'],
    ...['192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '192.88.99.1'],
    ...['fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2001:db8::1', '3fff::1', '100::1', '::127.0.0.1', '4000::1'],
    // No addresses at all.
    ...[
      '',
      'localhost',
      '127.1',
      '0x7f000001',
      '2130706433',
      '0177.0.0.1',
      '1.2.3.256',
      '1.2.3.4.5',
      ':::',
      '1::2::3',
      'g::1',
    ],
    ...['::ffff:1.2.3.256', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::'],
  ],
}

test.group('Addresses', () => {
  for (const [kind, addresses] of Object.entries(TABLE))
    test(`are known as ${kind}: {$self}`)
      .with(addresses)
      .run(({ assert }, address) => assert.equal(classifyAddress(address), kind))

  test('have one spelling each', ({ assert }) => {
    assert.equal(canonicalAddress('::ffff:127.0.0.1'), canonicalAddress('127.0.0.1'))
    assert.equal(canonicalAddress('::ffff:7f00:1'), canonicalAddress('127.0.0.1'))
    assert.equal(canonicalAddress('0:0::0:1'), canonicalAddress('::1'))
    assert.equal(canonicalAddress('FD00::0001'), canonicalAddress('fd00::1'))
    assert.notEqual(canonicalAddress('::1'), canonicalAddress('127.0.0.1'))
  })
})
