using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Tests.Passes;

/// <summary>The memory of a tape that only its readers need: of large batches most of it.</summary>
public sealed class ReadersMemoryTests
{
    private const int T = 6, B = 400;

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void Tapes_that_are_read_in_turn_show_their_own_passes(Cell cell)
    {
        Tape[] shared = [TapeOf(cell), TapeOf(cell)];
        for (int step = 0; step < 6; step++)
        {
            RandomNetwork random = Step(step, cell);
            (Tape shown, Tape before, Tape alone) = (shared[step % 2], shared[(step + 1) % 2], TapeOf(cell));
            foreach (Tape tape in (Tape[])[shown, alone])
            {
                // one of three begins with a state: what that left in memory is not taken for the zeros of the others
                tape.SetInitialHidden(step % 3 == 1 ? random.Tape.InitialHidden : default);
                if (cell == Cell.Lstm)
                {
                    tape.SetInitialCell(step % 3 == 1 ? random.Tape.InitialCell : default);
                }

                random.Pass.Run(random.Batch, tape, random.Gradients);
            }

            shown.TakeReadersMemory(before);
            AssertSame(alone, shown);
        }
    }

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    public void The_tape_that_gave_its_memory_away_can_still_be_read(Cell cell)
    {
        RandomNetwork random = Step(3, cell);
        Tape[] tapes = [TapeOf(cell), TapeOf(cell), TapeOf(cell)];
        foreach (Tape tape in tapes)
        {
            random.Pass.Run(random.Batch, tape, random.Gradients);
        }

        AssertSame(tapes[2], tapes[0]);
        tapes[1].TakeReadersMemory(tapes[0]);
        AssertSame(tapes[2], tapes[0]);
        AssertSame(tapes[2], tapes[1]);
    }

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void The_states_of_a_forward_pass_alone_are_computed_again_bit_for_bit(Cell cell)
    {
        RandomNetwork random = Step(5, cell);
        Tape unkept = TapeOf(cell), kept = new(unkept.Shape, T, B, keepsHidden: true);
        var pass = new BpttPass(random.Network, new HalfSquaredError());
        Assert.Equal(pass.Loss(random.Batch, kept), pass.Loss(random.Batch, unkept));
        random.Network.Parameters.Values.Fill(0.25);
        _ = pass.Loss(random.Batch, new Tape(unkept.Shape, T, B));
        for (int t = 0; t <= T; t++)
        {
            Assert.Equal(kept.ComputeHidden(t), unkept.ComputeHidden(t));
        }
    }

    [Fact]
    public void A_pass_over_a_large_batch_takes_no_memory_for_the_states_that_it_does_not_keep()
    {
        const int H = 50, large = 8317;
        var shape = new NetworkShape(1, H, 1);
        var random = new RandomNetwork(1, T, large, D: 1, H: H, O: 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var tape = new Tape(shape, T, large);
        random.Pass.Run(random.Batch, tape, random.Gradients);
        long states = (long)T * large * H * sizeof(double);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, states / 4);
        _ = tape.ComputeHidden(T);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before > states);
    }

    private static RandomNetwork Step(int seed, Cell cell) => new(seed, T, B, H: 30, cell: cell);

    private static Tape TapeOf(Cell cell)
    {
        var tape = new Tape(new NetworkShape(4, 30, 3, true, cell), T, B);
        Assert.True(tape.Plan.Count >= 8); // else all is kept
        return tape;
    }

    private static void AssertSame(Tape expected, Tape actual)
    {
        for (int t = 1; t <= T; t++)
        {
            Assert.Equal(expected.ComputeHiddenAt(t, 1, B - 1), actual.ComputeHiddenAt(t, 1, B - 1));
            Assert.Equal(expected.ComputeHidden(t - 1), actual.ComputeHidden(t - 1));
            Assert.Equal(expected.ComputeHidden(t), actual.ComputeHidden(t));
            Assert.Equal(expected.ComputeHiddenGradient(t), actual.ComputeHiddenGradient(t));
            Assert.Equal(expected.ComputeDelta(t), actual.ComputeDelta(t));
            Assert.Equal(expected.Prediction(t), actual.Prediction(t));
            if (expected.Shape.Cell == Cell.Lstm)
            {
                Assert.Equal(expected.ComputeCell(t - 1), actual.ComputeCell(t - 1));
                Assert.Equal(expected.ComputeCellGradient(t), actual.ComputeCellGradient(t));
            }
        }
    }
}
