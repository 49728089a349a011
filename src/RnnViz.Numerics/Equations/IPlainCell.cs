using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Equations;

/// <summary>
/// What the plain equations of every cell have: a pass over ONE sequence of T timesteps. Lists are indexed by t, from 1 to T; entry 0
/// of a state is the initial state.
/// </summary>
public interface IPlainCell
{
    /// <summary>x_t, D; the caller fills it.</summary>
    double[][] x { get; }

    /// <summary>h_t, H; the caller fills h_0.</summary>
    double[][] h { get; }

    /// <summary>c_t, H; the caller fills c_0. Empty where the cell has no such state.</summary>
    double[][] c => [];

    /// <summary>Why h_t + by, O.</summary>
    double[][] Output { get; }

    /// <summary>e_t = ∂L/∂(Why h_t + by), O; the caller fills it between the passes, zero where t has no loss.</summary>
    double[][] e { get; }

    /// <summary>∂L/∂h_t, H.</summary>
    double[][] γh { get; }

    /// <summary>∂L/∂c_t, H. Empty where the cell has no such state.</summary>
    double[][] γc => [];

    /// <summary>∂L/∂(Wx x_t), G·H: what ∂L/∂Wx is the sum of, times x_tᵀ.</summary>
    double[][] δ { get; }

    /// <summary>∂L/∂(Wh h_{t−1}), G·H: what ∂L/∂Wh is the sum of, times h_{t−1}ᵀ.</summary>
    double[][] δh => δ;

    /// <summary>A gate for each t, H each.</summary>
    /// <param name="gate">Its place in <see cref="CellGates"/>.</param>
    double[][] Gate(int gate);

    /// <summary>From x_t and the initial state to all else that goes forward, t = 1 … T.</summary>
    void Forward();

    /// <summary>From e_t to all that goes back, t = T … 1, and to the gradients of the sequence, which are added to dW.</summary>
    void Backward(NetworkParameters dW);

    /// <summary>
    /// The same with truncation: the loss of s reaches back through the states of k timesteps, s … s − k + 1, and no more; the state
    /// before them is a constant. With k ≥ T it is <see cref="Backward"/>.
    /// </summary>
    /// <param name="k">1 or more.</param>
    /// <param name="dW">Added to.</param>
    void BackwardTruncated(int k, NetworkParameters dW);
}
