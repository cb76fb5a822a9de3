if (features.isEnabled(name)) {}
