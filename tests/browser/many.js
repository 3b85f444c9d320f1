// Makes a report of many outlets out of one of a few: each new outlet repeats the sentences of an old one.

/** `report` with `count` documents, every copy aligned as its original is. */
export function many(report, count) {
  const few = report.documents.length;
  const copies = (document) => [...Array(count).keys()].filter((index) => index % few === document);
  const spread = (pair, make) =>
    copies(pair[0]).flatMap((a) => copies(pair[1]).filter((b) => a !== b).map((b) => make(a, b)));
  const documents = [...Array(count).keys()].map((index) => {
    const original = report.documents[index % few];
    return { ...original, index, outlet: index < few ? original.outlet : `${original.outlet} ${1 + Math.floor(index / few)}` };
  });
  const alignments = report.alignments
    .flatMap((pair) => spread([pair.a.document, pair.b.document], (a, b) => {
      const sides = [{ ...pair.a, document: a }, { ...pair.b, document: b }];
      sides.sort((x, y) => x.document - y.document);
      return { ...pair, a: sides[0], b: sides[1], diff: [] };
    }));
  const facts = report.facts.map((fact) => ({
    ...fact,
    members: fact.members.flatMap((member) => copies(member.document).map((document) => ({ ...member, document }))),
    missing_from: fact.missing_from.flatMap(copies),
  }));
  const move = (words, document) => words && { ...words, document };
  const framing = report.framing
    .flatMap((finding) => spread(finding.pair.map(([document]) => document), (a, b) => ({
      ...finding,
      pair: [[a, finding.pair[0][1]], [b, finding.pair[1][1]]],
      a: move(finding.a, a),
      b: move(finding.b, b),
    })))
    .map((finding, number) => ({ ...finding, id: `d${number + 1}` }));
  const omissions = report.omissions.flatMap((omission) =>
    copies(omission.document).map((document) => ({ ...omission, document, missing_from: omission.missing_from.flatMap(copies) })));
  const omissions_by_document = documents.map(({ index }) => report.summary.omissions_by_document[index % few]);
  return { ...report, documents, alignments, facts, framing, omissions, summary: { ...report.summary, omissions_by_document } };
}
