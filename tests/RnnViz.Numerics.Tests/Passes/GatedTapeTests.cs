using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Passes;

/// <summary>What a tape keeps of each cell besides h_t and g_t.</summary>
public sealed class GatedTapeTests
{
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
