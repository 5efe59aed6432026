import { type CsvOptions, headerRow, rowWriter } from './csv';
import { bytesOf, type FileFormat, rowsAsText } from './format';

/** A CSV file. */
export const csvFormat = ({ bom, raw, sep = ',' }: CsvOptions): FileFormat => {
  // What the database joins, it joins with commas.
  const apart = sep !== ',';
  return {
    apart,
    async *write({ source, query }, batches) {
      yield bytesOf(headerRow(source.columns(query), bom, sep));
      const write = rowWriter(source.kinds(query, apart), raw, sep);
      for await (const text of rowsAsText(batches, write)) yield bytesOf(text);
    },
  };
};
