namespace RnnViz.Numerics.Network;

/// <summary>Where one parameter lies in <see cref="NetworkParameters.Values"/>.</summary>
/// <param name="Name">Wxh, Whh, bh, Why, by; of a gated cell Wx, Wh, b, bhn, Why, by.</param>
/// <param name="Start">Its first number.</param>
/// <param name="Length">How many numbers it has, at least 1.</param>
public readonly record struct ParameterRange(string Name, int Start, int Length)
{
    /// <summary>The parameters of a shape, in the order in which they lie; those that it does not have are left out.</summary>
    public static IReadOnlyList<ParameterRange> Of(NetworkShape shape)
    {
        (int rows, bool isGated) = (shape.G * shape.H, shape.Cell != Cell.Vanilla);
        (string Name, int Length)[] parts =
        [
            (isGated ? "Wx" : "Wxh", rows * shape.D), (isGated ? "Wh" : "Whh", rows * shape.H),
            (isGated ? "b" : "bh", shape.Bias ? rows : 0), ("bhn", shape.HasBhn ? shape.H : 0),
            ("Why", shape.O * shape.H), ("by", shape.Bias ? shape.O : 0),
        ];
        var ranges = new List<ParameterRange>();
        int start = 0;
        foreach ((string name, int length) in parts)
        {
            if (length > 0)
            {
                ranges.Add(new ParameterRange(name, start, length));
            }

            start += length;
        }

        return ranges;
    }
}
