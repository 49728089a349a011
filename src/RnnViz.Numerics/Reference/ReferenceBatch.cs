using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Reference;

/// <summary>From the nested arrays of a reference case to batch, weights and initial state.</summary>
internal static class ReferenceBatch
{
    /// <summary>The case's network: its cell and sizes.</summary>
    /// <exception cref="InvalidDataException">There is no such cell, or a size is below 1.</exception>
    public static NetworkShape ShapeOf(ReferenceCase c)
    {
        Cell cell = c.Cell switch
        {
            null or "vanilla" => Cell.Vanilla,
            "lstm" => Cell.Lstm,
            "gru" => Cell.Gru,
            _ => throw new InvalidDataException($"cell is \"{c.Cell}\"; use vanilla, lstm or gru"),
        };
        (int T, int B, int D, int H, int O) = c.Shape;
        return Math.Min(Math.Min(T, B), Math.Min(D, Math.Min(H, O))) < 1
            ? throw new InvalidDataException($"shape is {c.Shape}, expected sizes of at least 1")
            : new NetworkShape(D, H, O, cell: cell);
    }

    /// <summary>The case's batch.</summary>
    public static SequenceBatch Of(ReferenceCase c)
    {
        (int T, int B, int D, _, int O) = c.Shape;
        var batch = new SequenceBatch(T, B, D, O, c.InputTokens is not null, c.TargetTokens is not null);
        if (c.Output == "last-step")
        {
            batch.MaskAllLossesButLast();
        }
        else if (c.Output != "every-step")
        {
            throw new InvalidDataException($"{c.Name}: output is \"{c.Output}\"; use every-step or last-step.");
        }

        for (int t = 1; t <= T; t++)
        {
            for (int b = 0; b < B; b++)
            {
                if (c.InputTokens is not null)
                {
                    batch.InputTokens(t)[b] = c.InputTokens[t - 1][b];
                }
                else
                {
                    Column(c.Inputs![t - 1][b], batch.Input(t), B, b);
                }

                if (c.TargetTokens is not null)
                {
                    batch.TargetTokens(t)[b] = c.TargetTokens[t - 1][b];
                }
                else
                {
                    Column(c.Targets![t - 1][b], batch.Target(t), B, b);
                }
            }
        }

        return batch;
    }

    /// <summary>Takes over the case's weights.</summary>
    public static void Load(ReferenceParameters from, NetworkParameters to)
    {
        Rows((from.Wxh ?? from.Wx)!, to.Wxh); // the check of the shape has seen to it that there is the one or the other
        Rows((from.Whh ?? from.Wh)!, to.Whh);
        (from.Bh ?? from.B)!.CopyTo(to.bh);
        if (to.Shape.HasBhn)
        {
            from.Bhn!.CopyTo(to.bhn);
        }

        Rows(from.Why, to.Why);
        from.By.CopyTo(to.by);
    }

    /// <summary>h_0, H×B.</summary>
    public static double[] InitialHidden(ReferenceCase c) => State(c, c.InitialHidden);

    /// <summary>c_0 of an LSTM, H×B, else empty.</summary>
    public static double[] InitialCell(ReferenceCase c) => ShapeOf(c).Cell == Cell.Lstm ? State(c, c.InitialCell!) : [];

    private static double[] State(ReferenceCase c, double[][] rows)
    {
        var state = new double[c.Shape.H * c.Shape.B];
        for (int b = 0; b < c.Shape.B; b++)
        {
            Column(rows[b], state, c.Shape.B, b);
        }

        return state;
    }

    private static void Column(double[] values, Span<double> matrix, int B, int b)
    {
        for (int i = 0; i < values.Length; i++)
        {
            matrix[i * B + b] = values[i];
        }
    }

    private static void Rows(double[][] rows, Span<double> matrix)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(matrix[(i * rows[i].Length)..]);
        }
    }
}
