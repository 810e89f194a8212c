import * as v from "valibot";

const FieldProblem = v.object({
  in: v.optional(v.string(), "body"),
  loc: v.string(),
  msg: v.string(),
});
export type FieldProblem = v.InferOutput<typeof FieldProblem>;

const Problem = v.looseObject({
  title: v.optional(v.string(), ""),
  code: v.optional(v.string(), "unknown"),
  detail: v.optional(v.nullable(v.string()), ""),
  errors: v.optional(v.array(FieldProblem), () => []),
});

/** An answer of a service that says no, as RFC 9457 has it; `code` is stable, `detail` is a sentence. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldProblem[];
  /** Every member of the problem, for codes that carry more. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | null;

  constructor(status: number, body: unknown, retryAfter: string | null = null) {
    const parsed = v.safeParse(Problem, body);
    const problem = parsed.success ? parsed.output : v.parse(Problem, {});
    super(problem.detail || problem.title || `The service answered ${status}`);
    this.status = status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail ?? "";
    this.errors = problem.errors;
    this.members = parsed.success ? parsed.output : {};
    this.retryAfter = retryAfter === null ? null : Number(retryAfter) || null;
  }

  /** What is wrong with one field of the body, by its path joined with dots ("profile.name"). */
  field(path: string): string | undefined {
    return this.errors.find((error) => error.loc === path)?.msg;
  }
}

/** No answer came: the network is down, or the platform is. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export const hasCode = (error: unknown, ...codes: string[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code);

/** Turn a refused answer into the error that describes it. */
export async function refused(response: Response): Promise<ApiError> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? await response.json().catch(() => null) : null;
  return new ApiError(response.status, body, response.headers.get("retry-after"));
}

/** `fetch` whose failures are typed: `Unreachable` without an answer, `ApiError` for a refusal. */
export async function send(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new Unreachable("The platform did not answer", { cause });
  }
  if (!response.ok) throw await refused(response);
  return response;
}
