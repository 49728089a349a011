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

    /// <summary>o_t, O×B.</summary>
    double[] Output(int t);

    /// <summary>g_t, H×B.</summary>
    double[] HiddenGradient(int t);

    /// <summary>‖g_t‖_F at [t − 1].</summary>
    double[] HiddenGradientNorms();

    /// <summary>‖∂ℓ_k/∂h_t‖_F at [(k − 1)·T + t − 1].</summary>
    double[] Flow();

    /// <summary>‖δ_t h_{t−1}ᵀ‖_F at [t − 1].</summary>
    double[] TermNorms();
}
