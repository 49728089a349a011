using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Reference;

/// <summary>A forward and a backward pass over the batch of a reference case, and what a case compares of it.</summary>
internal interface IReferencePass
{
    /// <summary>∂L/∂ all weights of the last run.</summary>
    NetworkParameters Gradients { get; }

    /// <summary>ℓ_t at [t − 1].</summary>
    double[] Losses { get; }

    /// <summary>Runs the pass with the weights of now.</summary>
    void Run();

    /// <summary>h_t, H×B.</summary>
    double[] Hidden(int t);

    /// <summary>A gate at t, H×B; its place is that in <see cref="CellGates"/>.</summary>
    double[] Gate(int gate, int t);

    /// <summary>c_t of an LSTM, H×B.</summary>
    double[] CellState(int t);

    /// <summary>∂L/∂c_t of an LSTM, H×B.</summary>
    double[] CellGradient(int t);

    /// <summary>‖∂L/∂c_t‖_F of an LSTM at [t − 1].</summary>
    double[] CellGradientNorms();

    /// <summary>‖∂ℓ_k/∂c_t‖_F of an LSTM at [(k − 1)·T + t − 1].</summary>
    double[] CellFlow();

    /// <summary>o_t, O×B.</summary>
    double[] Output(int t);

    /// <summary>g_t, H×B.</summary>
    double[] HiddenGradient(int t);

    /// <summary>‖g_t‖_F at [t − 1].</summary>
    double[] HiddenGradientNorms();

    /// <summary>‖∂ℓ_k/∂h_t‖_F at [(k − 1)·T + t − 1].</summary>
    double[] Flow();

    /// <summary>The norm of what timestep t contributes to ∂L/∂Whh, at [t − 1].</summary>
    double[] TermNorms();
}
