import type { DuckDBConnection } from "@duckdb/node-api";
import type { LocalFile } from "./download-delivery.ts";
import { columnsOfType, missingColumns, requireColumns } from "./export-columns.ts";
import { ExportRefusal } from "./export-refusal.ts";
import {
  amountColumns,
  dayOf,
  isBadMap,
  isBadNumber,
  serviceNameOf,
  textOf,
  usageTypes,
} from "./line-sql.ts";
import type { FileColumns } from "./line-sql.ts";
import { quoted } from "./open-duckdb.ts";
import { textIn } from "./row-text.ts";
import { isWanted, nameServices } from "./name-services.ts";
import type { ProductName } from "./name-services.ts";

/** A file that can be read, and its columns. */
export interface SurveyedFile extends LocalFile {
  columns: FileColumns;
}

export interface FilesSurvey {
  files: SurveyedFile[];
  /** Lines of the files, of all services. */
  rows: number;
  /** The last day that any line is of, `YYYY-MM-DD`; null where there are no lines. */
  lastDay: string | null;
  /** The last day of a line of a model service. */
  lastModelDay: string | null;
  /** The products of Bedrock and SageMaker, and what Cost Explorer calls each. */
  services: Map<ProductName, string>;
}

/** What one file holds of one product in lines of one type and currency. */
interface ProductRow extends ProductName {
  file: SurveyedFile;
  rows: number;
  lastDay: string | null;
  type: string;
  currency: string;
  usages: number;
  longUsages: number;
  badDays: number;
  /** By column, how many lines hold something there that is no number, or no map. */
  bad: Map<string, number>;
}

/**
 * Looks the files of a billing period through, each by itself, so that a refusal can name the file: whether it is
 * whole, has the columns, and whether all lines of Bedrock and SageMaker can be read exactly. What is wrong with
 * lines of other services does not matter.
 *
 * @throws ExportRefusal `unreadable`, `unfit`, or `incomplete` for files without a line
 */
export async function surveyFiles(
  connection: DuckDBConnection,
  files: readonly LocalFile[],
  tagKeys: readonly string[],
): Promise<FilesSurvey> {
  const surveyed: SurveyedFile[] = [];
  const products: ProductRow[] = [];
  for (const file of files) {
    const columns = await columnsOf(connection, file);
    requireColumns(file.key, new Set(columns.keys()), tagKeys);
    const one = { ...file, columns };
    surveyed.push(one);
    products.push(...(await productsOf(connection, one)));
  }
  const rows = products.reduce((sum, product) => sum + product.rows, 0);
  if (rows === 0) {
    throw new ExportRefusal(
      "incomplete",
      `${files.map(({ key }) => key).join(", ")}: the billing period holds no lines at all. Nothing was loaded.`,
    );
  }
  const services = nameServices(products);
  const wanted = products.filter((product) => isWanted(services, product));
  for (const product of wanted) refuseUnfit(product);
  refuseMonths(wanted);
  return {
    files: surveyed,
    rows,
    lastDay: latest(products),
    lastModelDay: latest(wanted),
    services,
  };
}

/** How DuckDB reads the file. */
export function sourceOf({ path, format }: LocalFile): string {
  return format === "parquet"
    ? `read_parquet(${quoted(path)})`
    : `read_csv(${quoted(path)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '')`;
}

/**
 * Puts what DuckDB throws while it reads files into a sentence that names the one it is about.
 * @throws ExportRefusal `unreadable`
 */
export async function readingFiles<Result>(
  files: readonly LocalFile[],
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error) || isOwnFault(error)) throw error;
    const torn = files.filter(({ path }) => error.message.includes(path));
    const names = (torn.length > 0 ? torn : files).map(({ key }) => key).join(" or ");
    throw new ExportRefusal(
      "unreadable",
      `${names} cannot be read to its end: it is torn, or not of the form its name says. Have AWS deliver the export anew.`,
      { cause: error },
    );
  }
}

/** Out of memory, out of disk, interrupted: that is not the file's fault. */
const isOwnFault = (error: Error): boolean =>
  /^(Out of Memory|IO|INTERRUPT|Interrupt|INTERNAL|Binder|Parser|Catalog)/i.test(error.message);

const mapColumns = ["product", "resource_tags", "tags"];

async function columnsOf(connection: DuckDBConnection, file: LocalFile): Promise<FileColumns> {
  const rows = await readingFiles([file], async () => {
    const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${sourceOf(file)}`);
    return reader.getRowObjectsJson();
  });
  return new Map(rows.map((row) => [textIn(row, "column_name"), textIn(row, "column_type")]));
}

async function productsOf(connection: DuckDBConnection, file: SurveyedFile): Promise<ProductRow[]> {
  const { columns } = file;
  const amounts = amountColumns(columns);
  const maps = mapColumns.filter((column) => columns.get(column) === "VARCHAR");
  const bad = [
    ...amounts.map((column) => isBadNumber(columns, column)),
    ...maps.map((column) => isBadMap(column)),
  ];
  const isUsage = `line_item_line_item_type IN (${usageTypes.map(quoted).join(", ")})`;
  const rows = await readingFiles([file], async () => {
    const reader = await connection.runAndReadAll(`
      SELECT ${serviceNameOf(columns)} AS name, ${textOf(columns, "line_item_product_code")} AS code,
        count(*) AS rows, max(${startOf(columns)})::VARCHAR AS last_day,
        ${textOf(columns, "line_item_line_item_type")} AS type,
        ${textOf(columns, "line_item_currency_code")} AS currency,
        count(*) FILTER (${isUsage}) AS usages,
        count(*) FILTER (${isUsage} AND ${isLong(columns)}) AS long_usages,
        count(*) FILTER (${startOf(columns)} IS NULL) AS bad_days
        ${bad.map((isBad, index) => `, count(*) FILTER (${isBad}) AS bad_${index}`).join("")}
      FROM ${sourceOf(file)} GROUP BY name, code, type, currency`);
    return reader.getRowObjectsJson();
  });
  return rows.map((row) => ({
    file,
    name: textIn(row, "name"),
    code: textIn(row, "code"),
    rows: count(row.rows),
    lastDay: typeof row.last_day === "string" ? row.last_day : null,
    type: textIn(row, "type"),
    currency: textIn(row, "currency"),
    usages: count(row.usages),
    longUsages: count(row.long_usages),
    badDays: count(row.bad_days),
    bad: new Map([...amounts, ...maps].map((column, index) => [column, count(row[`bad_${index}`])])),
  }));
}

const count = (value: unknown): number => Number(value ?? 0);

const startOf = (columns: FileColumns): string => dayOf(columns, "line_item_usage_start_date");

const isLong = (columns: FileColumns): string =>
  columns.has("line_item_usage_end_date")
    ? `${dayOf(columns, "line_item_usage_end_date")} - ${startOf(columns)} > 1`
    : "false";

function refuseUnfit({ file, type, currency, badDays, bad }: ProductRow): void {
  if (currency !== "USD") {
    const what = currency === "" ? "no currency" : `the currency ${currency}`;
    throw new ExportRefusal(
      "unfit",
      `${file.key} has lines of ${what} in line_item_currency_code. Quarry adds US dollars up only, and would have to guess a rate.`,
    );
  }
  const missing = (columnsOfType[type] ?? []).filter((column) => !file.columns.has(column));
  if (missing.length > 0) throw missingColumns(file.key, missing);
  if (badDays > 0)
    throw badLines(file, { column: "line_item_usage_start_date", lines: badDays, wanted: "a day" });
  for (const [column, lines] of bad) {
    if (lines === 0) continue;
    const isMap = mapColumns.includes(column);
    throw badLines(file, { column, lines, wanted: isMap ? "a map" : "an amount" });
  }
}

function badLines(
  { key }: LocalFile,
  { column, lines, wanted }: { column: string; lines: number; wanted: string },
): ExportRefusal {
  const has = lines === 1 ? "1 line has" : `${lines.toLocaleString("en-US")} lines have`;
  return new ExportRefusal(
    "unreadable",
    `${key}: ${has} something in ${column} that is not ${wanted}. Nothing of the billing period was loaded.`,
  );
}

/** Such an export would put the whole month on its first day. */
function refuseMonths(products: readonly ProductRow[]): void {
  const [first] = products;
  const usages = products.reduce((sum, product) => sum + product.usages, 0);
  const long = products.reduce((sum, product) => sum + product.longUsages, 0);
  if (first === undefined || usages === 0 || long < usages) return;
  throw new ExportRefusal(
    "unfit",
    `${first.file.key} has one line a month in place of one a day. Set the time granularity of the Data Export to daily or hourly.`,
  );
}

function latest(products: readonly ProductRow[]): string | null {
  const days = products.flatMap(({ lastDay }) => lastDay ?? []).toSorted();
  return days.at(-1) ?? null;
}
