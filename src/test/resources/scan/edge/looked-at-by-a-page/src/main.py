def headers(answer):
    answer.headers["x-frame-options"] = "DENY"
