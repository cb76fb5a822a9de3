package a

fun income(answer: Answer) = when (answer.status) {
    HttpStatus.UNAUTHORIZED -> throw NotLetIn()
    else -> answer.body
}
