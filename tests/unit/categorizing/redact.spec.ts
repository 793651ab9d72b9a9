import { test } from '@japa/runner'
import { redact, roughAmount } from '../../../plugins/language_model_categorizer/src/redact.js'

test.group('What a language model does not get', () => {
  test('is what identifies accounts, cards and mailboxes', ({ assert }) => {
    assert.equal(redact('Rewe DE89 3704 0044 0532 0130 00'), 'Rewe …')
    assert.equal(redact('CARD 4929-1234-5678-9012 Quibbel'), 'CARD … Quibbel')
    assert.equal(redact('CARD 4929xxxxxxxx9012 Quibbel'), 'CARD … Quibbel')
    assert.equal(redact('PayPal erika@example.org'), 'PayPal …')
  })

  test('is whom money goes to or comes from', ({ assert }) => {
    for (const text of [
      'Überweisung an Erika Mustermann',
      'Transfer to J. Doe',
      'BIZUM de Ana',
      'SEPA virement Jean Dupont',
    ])
      assert.notMatch(redact(text), /erika|doe|ana\b|dupont/i)
    assert.equal(redact('Praxis Dr. Anna Schmidt'), 'Praxis …')
  })

  test('is how much exactly', ({ assert }) => {
    assert.equal(roughAmount('-1234.56'), '-1200')
    assert.equal(roughAmount('0.99'), '0.99')
  })

  test('is not what a shop is called', ({ assert }) => {
    assert.equal(redact('Shell 4711 Hamburg'), 'Shell 4711 Hamburg')
  })
})
