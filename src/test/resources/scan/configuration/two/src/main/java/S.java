@ConfigurationProperties("a")
@Validated
record S(@NotBlank String a) {}
