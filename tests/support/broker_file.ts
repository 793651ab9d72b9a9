const SECURITY = '<SECID><UNIQUEID>US0378331005<UNIQUEIDTYPE>ISIN</SECID>'

/** One entry of an investment account in OFX; all are of the same share. */
export function trade(aggregate: string, id: string, on: string, leaves: Record<string, string>): string {
  const told = Object.entries(leaves).map(([tag, value]) => `<${tag}>${value}`)
  return `<${aggregate}><INVTRAN><FITID>${id}<DTTRADE>${on}</INVTRAN>${SECURITY}${told.join('')}</${aggregate}>`
}

/** A statement of a broker in US dollars with these entries. */
export function brokerFile(entries: readonly string[]): string {
  return `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><TRNUID>1<INVSTMTRS><DTASOF>20240131<CURDEF>USD
<INVACCTFROM><BROKERID>broker.example<ACCTID>777</INVACCTFROM><INVTRANLIST>
${entries.join('\n')}
</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>
<SECLISTMSGSRSV1><SECLIST><STOCKINFO><SECINFO>${SECURITY}<SECNAME>Apple Inc.<TICKER>AAPL</SECINFO></STOCKINFO></SECLIST></SECLISTMSGSRSV1>
</OFX>
`
}
