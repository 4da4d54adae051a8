/// `./tutti example`: runs the programs of the `examples` module, which knows nothing of command lines. Door:
/// [tutti.bench.example.ExampleCommand]. Thread: the command's. May import: the examples.
@NullMarked
package tutti.bench.example;

import org.jspecify.annotations.NullMarked;
