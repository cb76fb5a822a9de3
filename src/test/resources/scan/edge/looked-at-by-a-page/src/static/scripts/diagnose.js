const wanted = {"content-security-policy": ["default-src"], "referrer-policy": ["same-origin"]};
