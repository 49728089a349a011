using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Initializers;

/// <summary>Weights from a NumPy .npz file, whose arrays are called as in <see cref="WeightFile"/>.</summary>
public sealed class FileInitializer(string path) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file cannot be read, or its arrays are not of the network's shape.</exception>
    public override void Fill(NetworkParameters parameters, RandomSource random) => WeightFile.Load(path, parameters);
}
