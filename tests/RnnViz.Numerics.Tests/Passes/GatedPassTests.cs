using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Passes;

/// <summary>The fast passes of LSTM and GRU, held to the plain equations.</summary>
public sealed class GatedPassTests
{
    /// <summary>Both gated cells on every kernel of this machine.</summary>
    public static TheoryData<Cell, string> CellsAndKernels()
    {
        var data = new TheoryData<Cell, string>();
        foreach (KernelSet kernels in KernelSet.Available)
        {
            data.Add(Cell.Lstm, kernels.Name);
            data.Add(Cell.Gru, kernels.Name);
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
                        var network = new RandomNetwork(
                            ++seed, T, B, D, H, O, bias: bias, tokens: tokens, softmax: seed % 3 > 0, lastStep: seed % 5 == 0,
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
        for (int i = 0; i < 40; i++)
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

    [Theory]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void A_pass_allocates_nothing_with_and_without_truncation(Cell cell)
    {
        foreach (int? truncation in new int?[] { null, 3 })
        {
            foreach (bool tokens in new[] { false, true })
            {
                RandomNetwork random = new RandomNetwork(1, T: 10, B: 70, truncation: truncation, tokens: tokens, cell: cell).Run();
                long before = GC.GetAllocatedBytesForCurrentThread();
                random.Run();
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
    }

    [Fact]
    public void A_tape_has_a_state_c_for_an_LSTM_alone_and_the_gates_of_its_cell()
    {
        RandomNetwork vanilla = new RandomNetwork(1).Run(), gru = new RandomNetwork(1, cell: Cell.Gru).Run();
        Assert.Throws<InvalidOperationException>(() => vanilla.Tape.ComputeCell(1).ToArray());
        Assert.Throws<InvalidOperationException>(() => gru.Tape.SetInitialCell(default));
        Assert.Empty(gru.Tape.CellGradientNorms.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => vanilla.Tape.ComputeGate(0, 1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => gru.Tape.ComputeGate(3, 1).ToArray());
    }
}
