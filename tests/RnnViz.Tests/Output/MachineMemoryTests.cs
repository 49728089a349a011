using RnnViz.Output;

namespace RnnViz.Tests.Output;

public sealed class MachineMemoryTests
{
    [Fact]
    public void What_needs_more_than_there_is_is_refused_with_the_sum() => Assert.Equal(
        "A picture of 16384 x 16384 pixels needs 6 GB of memory, but there are 4 GB; make it smaller.",
        MachineMemory.Problem("A picture of 16384 x 16384 pixels", 6.0 * (1 << 30), "make it smaller", 4L << 30));

    [Fact]
    public void What_fits_is_not_refused() => Assert.Null(MachineMemory.Problem("A picture", 1 << 20, "make it smaller", 4L << 30));
}
