class Result { public Result() { IsAuthenticated = false; } }
