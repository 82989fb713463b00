import { NewPresets } from "@quarry/domain/requests/preset-schema";
import type { RequestPreset } from "@quarry/domain/requests/schema";
import { problemsOfError, problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";

/** A preset as it is typed: the models in one line, commas between. */
export interface PresetRow extends Omit<
  RequestPreset,
  "models" | "inputTokensPerMonth" | "outputTokensPerMonth"
> {
  /** Stays with the row wherever it is moved. */
  id: string;
  models: string;
  inputTokensPerMonth: number | null;
  outputTokensPerMonth: number | null;
}

/** The rows with another to be filled in. */
export function withEmptyRow(rows: readonly PresetRow[]): PresetRow[] {
  const last = Math.max(-1, ...rows.map(({ id }) => Number(id)));
  const empty: PresetRow = {
    id: String(last + 1),
    name: "",
    description: "",
    models: "",
    isForEach: false,
    environment: "development",
    inputTokensPerMonth: 1_000_000,
    outputTokensPerMonth: 200_000,
    tags: [],
  };
  return [...rows, empty];
}

/** Presets as they are typed. */
export function rowsOf(presets: readonly RequestPreset[]): PresetRow[] {
  return presets.map((preset, at) => ({ ...preset, id: String(at), models: preset.models.join(", ") }));
}

/** Typed presets as they are saved; whether they can be, `problemsOf` tells. Rows of tags without a word are left out. */
export function presetsOf(rows: readonly PresetRow[]): RequestPreset[] {
  return rows.map(({ id: _id, models, inputTokensPerMonth, outputTokensPerMonth, tags, ...rest }) => ({
    ...rest,
    models: models
      .split(",")
      .map((model) => model.trim())
      .filter((model) => model !== ""),
    inputTokensPerMonth: inputTokensPerMonth ?? Number.NaN,
    outputTokensPerMonth: outputTokensPerMonth ?? Number.NaN,
    tags: tags.filter(({ key, value }) => key.trim() !== "" || value.trim() !== ""),
  }));
}

/** A row in another place; one that would leave the list stays. */
export function moved(rows: readonly PresetRow[], from: number, to: number): PresetRow[] {
  const row = rows[from];
  return row && to >= 0 && to < rows.length ? rows.toSpliced(from, 1).toSpliced(to, 0, row) : [...rows];
}

/** What is wrong, by row and field as in "0.name". */
export function problemsOf(rows: readonly PresetRow[]): FieldProblem[] {
  return problemsOfIssues(NewPresets.safeParse(presetsOf(rows)).error?.issues);
}

/** Problems that the server found in `items`, in the same form; what it refused as a whole has no path. */
export function problemsOfAnswer(error: unknown): FieldProblem[] {
  return problemsOfError(error).map(({ path, message }) => ({
    path: path.replace(/^items\.?/u, ""),
    message,
  }));
}

/** The presets in a text, or what is wrong with it. */
export function readPresets(text: string): RequestPreset[] | string {
  try {
    const { data, error } = NewPresets.safeParse(JSON.parse(text));
    if (data) return data;
    const [problem] = problemsOfIssues(error.issues);
    return problem ? `${problem.path}: ${problem.message}` : "These are no presets.";
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
