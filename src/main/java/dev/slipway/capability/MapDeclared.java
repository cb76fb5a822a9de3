package dev.slipway.capability;

/** A capability, their groups or a kind of tool was declared, changed or removed. */
record MapDeclared() {}
