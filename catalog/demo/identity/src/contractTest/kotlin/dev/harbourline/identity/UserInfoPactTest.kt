package dev.harbourline.identity

import au.com.dius.pact.provider.junitsupport.Provider
import au.com.dius.pact.provider.junitsupport.loader.PactBroker

@Provider("identity")
@PactBroker
class UserInfoPactTest
