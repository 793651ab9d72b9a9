// Gives the tests' context its assertions.
import '@japa/assert'
