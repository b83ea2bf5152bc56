"""Asked and decided: processes as data, and the engine that carries a request through them. No Django here."""
