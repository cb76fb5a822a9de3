export const messageOf = (code: ErrorCode) =>
  match(code)
    .with(ErrorCode.TOO_MANY_REQUESTS, () => FAIR_USE)
    .otherwise(() => UNKNOWN);
