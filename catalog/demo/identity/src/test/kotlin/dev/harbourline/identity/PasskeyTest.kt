package dev.harbourline.identity

import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

class PasskeyTest {

    @Test
    fun `the last passkey cannot be removed`() {
        val account = Account.sample(passkeys = 1)
        assertThatThrownBy { account.remove(account.passkeys.single()) }.isInstanceOf(LastPasskey::class.java)
    }

    @Test
    fun `a counter that goes back means a copied key`() {
        assertThatThrownBy { Passkey.sample(counter = 9).seen(counter = 8) }.isInstanceOf(CopiedKey::class.java)
    }
}
