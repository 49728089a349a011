using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Reference;

/// <summary>Whether a reference case has what its cell needs, and its arrays have the sizes that its shape says.</summary>
internal sealed class ReferenceShapeCheck(ReferenceCase c)
{
    private const int MostUpdates = 100_000;
    private readonly NetworkShape shape = ReferenceBatch.ShapeOf(c);

    /// <summary>Checks all arrays.</summary>
    /// <exception cref="InvalidDataException">One has another size; the message says which.</exception>
    public void Run()
    {
        (int T, int B, int D, int H, int O) = c.Shape;
        Training();
        if (c.Truncation < 1)
        {
            throw new InvalidDataException($"window is {c.Truncation}, expected at least 1");
        }

        Tokens(c.InputTokens, c.Inputs, "input", T, B, D);
        Tokens(c.TargetTokens, c.Targets, "target", T, B, O);
        Matrix(c.InitialHidden, "initialHidden", B, H);
        Parameters(c.Parameters, "parameters");
        Parameters(c.Expected.Gradients, "expected.gradients");
        Cube(c.Expected.Hidden, "expected.hidden", T, B, H);
        Cube(c.Expected.Outputs, "expected.outputs", T, B, O);
        Cube(c.Expected.HiddenGradient, "expected.hiddenGradient", T, B, H);
        Matrix(c.Expected.Flow, "expected.flow", T, T);
        Vector(c.Expected.LossPerStep, "expected.lossPerStep", T);
        Vector(c.Expected.HiddenGradientNorm, "expected.hiddenGradientNorm", T);
        if (shape.Cell == Cell.Vanilla)
        {
            Vector(c.Expected.WhhTermNorm, "expected.whhTermNorm", T);
            Spectrum(c.Expected.SpectralRadius, "expected.spectralRadius");
            Spectrum(c.Expected.LargestSingularValue, "expected.largestSingularValue");
            return;
        }

        Vector(c.Expected.WhTermNorm, "expected.whTermNorm", T);
        foreach (char letter in shape.Cell.Letters())
        {
            Cube(c.Expected.Gates?.GetValueOrDefault($"{letter}"), $"expected.gates.{letter}", T, B, H);
        }

        if (shape.Cell == Cell.Lstm)
        {
            Matrix(c.InitialCell, "initialCell", B, H);
            Cube(c.Expected.CellState, "expected.cellState", T, B, H);
            Cube(c.Expected.CellGradient, "expected.cellGradient", T, B, H);
            Vector(c.Expected.CellGradientNorm, "expected.cellGradientNorm", T);
            Matrix(c.Expected.CellFlow, "expected.cellFlow", T, T);
        }
    }

    private void Training()
    {
        foreach (ReferenceTraining training in c.Expected.Training ?? [])
        {
            if (training is not { Optimizer.Kind: not null, LossPerIteration.Length: <= MostUpdates })
            {
                throw new InvalidDataException($"expected.training needs optimizer.kind, and at most {MostUpdates} losses");
            }
        }
    }

    private static void Tokens(int[][]? tokens, double[][][]? numbers, string what, int T, int B, int limit)
    {
        if (tokens is null == numbers is null)
        {
            throw new InvalidDataException($"expected either {what}s or {what}Tokens, found {(tokens is null ? "neither" : "both")}");
        }

        if (numbers is not null)
        {
            Cube(numbers, what + "s", T, B, limit);
            return;
        }

        Vector(tokens!, what + "Tokens", T);
        foreach (int[] row in tokens!)
        {
            Vector(row, what + "Tokens", B);
            if (row.Any(token => token < 0 || token >= limit))
            {
                throw new InvalidDataException($"{what}Tokens has a token outside 0 to {limit - 1}");
            }
        }
    }

    private void Parameters(ReferenceParameters p, string what)
    {
        (int D, int H, int O, int rows) = (shape.D, shape.H, shape.O, shape.G * shape.H);
        if (shape.Cell == Cell.Vanilla)
        {
            Matrix(p.Wxh, what + ".Wxh", rows, D);
            Matrix(p.Whh, what + ".Whh", rows, H);
            Vector(p.Bh, what + ".bh", rows);
        }
        else
        {
            Matrix(p.Wx, what + ".Wx", rows, D);
            Matrix(p.Wh, what + ".Wh", rows, H);
            Vector(p.B, what + ".b", rows);
        }

        if (shape.HasBhn)
        {
            Vector(p.Bhn, what + ".bhn", H);
        }

        Matrix(p.Why, what + ".Why", O, H);
        Vector(p.By, what + ".by", O);
    }

    private static void Spectrum(double? value, string what)
    {
        if (value is null)
        {
            throw new InvalidDataException($"{what} is missing, and the cell is vanilla");
        }
    }

    private static void Cube(double[][][]? cube, string what, int n, int m, int k)
    {
        Vector(cube, what, n);
        foreach (double[][] matrix in cube!)
        {
            Matrix(matrix, what, m, k);
        }
    }

    private static void Matrix(double[][]? matrix, string what, int n, int m)
    {
        Vector(matrix, what, n);
        foreach (double[] row in matrix!)
        {
            Vector(row, what, m);
        }
    }

    private static void Vector<TElement>(TElement[]? vector, string what, int n)
    {
        if (vector?.Length != n)
        {
            throw new InvalidDataException($"{what} has {vector?.Length.ToString() ?? "no"} elements where the shape says {n}");
        }
    }
}
