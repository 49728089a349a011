using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Passes;

/// <summary>The fast passes, held to the plain equations.</summary>
public sealed class BpttPassTests
{
    /// <summary>Every cell on every kernel of this machine.</summary>
    public static TheoryData<Cell, string> CellsAndKernels()
    {
        var data = new TheoryData<Cell, string>();
        foreach (KernelSet kernels in KernelSet.Available)
        {
            foreach (Cell cell in Enum.GetValues<Cell>())
            {
                data.Add(cell, kernels.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CellsAndKernels))]
    public void A_pass_is_the_plain_equations_at_sizes_that_fill_no_register_and_at_sizes_that_do(Cell cell, string kernels)
    {
        int seed = 0;
        (int T, int B, int D, int H, int O)[] sizes =
        [
            (1, 1, 1, 1, 1), (1, 1, 3, 5, 2), (2, 1, 1, 8, 8), (7, 1, 9, 13, 1), (1, 3, 2, 1, 4), (3, 2, 4, 7, 3), (5, 7, 5, 9, 17),
            (4, 8, 8, 8, 8), (6, 9, 3, 16, 5), (2, 31, 1, 17, 1), (3, 33, 6, 33, 9), (150, 1, 2, 3, 2),
        ];
        foreach ((int T, int B, int D, int H, int O) in sizes)
        {
            foreach (bool tokens in new[] { false, true })
            {
                foreach (bool bias in new[] { false, true })
                {
                    foreach (int? truncation in new int?[] { null, 2 })
                    {
                        seed++;
                        // a gated cell has functions of its own
                        Activation activation = cell == Cell.Vanilla ? (Activation)(seed / 8 % 4) : Activation.Tanh;
                        var network = new RandomNetwork(
                            seed, T, B, D, H, O, activation, bias, tokens, softmax: seed % 3 > 0, lastStep: seed % 5 == 0,
                            truncation: truncation, kernels: KernelSet.Named(kernels), cell: cell);
                        if (seed % 2 == 0)
                        {
                            network.Tape.SetInitialHidden(default);
                        }

                        EquationCheck.Assert(network.Run());
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(CellsAndKernels))]
    public void A_pass_of_any_size_is_the_plain_equations(Cell cell, string kernels)
    {
        var random = new RandomSource(11);
        for (int i = 0; i < 60; i++)
        {
            bool tokens = random.NextInteger(2) == 0, zero = random.NextInteger(2) == 0;
            var network = new RandomNetwork(
                i, T: 1 + random.NextInteger(5), B: 1 + random.NextInteger(70), D: 1 + random.NextInteger(6), H: 1 + random.NextInteger(35),
                O: 1 + random.NextInteger(12), bias: random.NextInteger(3) > 0, tokens: tokens, softmax: tokens,
                truncation: random.NextInteger(3) == 0 ? 1 + random.NextInteger(5) : null, kernels: KernelSet.Named(kernels), cell: cell);
            if (zero)
            {
                network.Tape.SetInitialHidden(default);
            }

            EquationCheck.Assert(network.Run());
        }
    }

    [Fact]
    public void A_batch_and_a_tape_of_different_sizes_are_refused_with_a_remedy()
    {
        RandomNetwork random = new(1, T: 25);
        var batch = new SequenceBatch(40, 3, 4, 3, false, false);
        var e = Assert.Throws<ArgumentException>(() => random.Pass.Run(batch, random.Tape, random.Gradients));
        Assert.Contains("40 steps", e.Message, StringComparison.Ordinal);
        Assert.Contains("build a tape of 40", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void A_pass_allocates_nothing_with_and_without_truncation(Cell cell)
    {
        foreach (int? truncation in new int?[] { null, 3 })
        {
            foreach (bool tokens in new[] { false, true })
            {
                RandomNetwork random = new RandomNetwork(1, T: 10, B: 70, truncation: truncation, tokens: tokens, cell: cell).Run();
                // which of two ways a pass takes depends on what other threads do: the first pass on the other way prepares it
                long[] allocated = new long[3];
                for (int pass = 0; pass < allocated.Length; pass++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    random.Run();
                    allocated[pass] = GC.GetAllocatedBytesForCurrentThread() - before;
                }

                Assert.Equal(0, allocated.Min());
            }
        }
    }
}
