using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>Names the numbers under the pointer in the picture of the outer products.</summary>
internal static class OuterProductsTip
{
    /// <summary>Says which entry of which matrix is at a point, and of what it is the product or the sum.</summary>
    /// <param name="step">The step whose products they are.</param>
    /// <param name="products">The numbers.</param>
    /// <param name="grid">Where the matrices stand.</param>
    /// <param name="point">A point of the canvas.</param>
    /// <param name="text">Gets the words.</param>
    /// <returns>Whether there is an entry.</returns>
    public static bool TryDescribe(PreparedStep step, OuterProducts products, ProductGrid grid, Point point, ref HoverText text)
    {
        int units = step.HiddenUnits;
        for (int t = step.Timesteps; t >= grid.FirstTimestep; t--)
        {
            for (int b = 0; b < grid.Sequences; b++)
            {
                if (Find(grid.Product(t, b), point, out int row, out int column))
                {
                    Entry(ref text, "δ", t, row);
                    Entry(ref text, "h", t - 1, column);
                    text.Value.Add3(products.Delta(t, b, row));
                    text.Value.Add(" × ");
                    text.Value.Add3(products.HiddenBefore(t, b, column));
                    text.Value.Add(" = ");
                    text.Value.Add3(products.Product(t, b, row, column));
                    text.Place.AddPart("timestep", t);
                    text.Place.AddPart("sequence", b + 1);
                    text.Place.AddPart("iteration", step.ShownIteration);
                    return true;
                }
            }

            if (Find(grid.Term(t), point, out int i, out int j))
            {
                return Sum(step, ref text, "the term of ∂L/∂Whh", i, j, products.Term(t, i, j), t);
            }
        }

        return Find(grid.Gradient, point, out int r, out int c) && Sum(step, ref text, "∂L/∂Whh", r, c, products.Gradient(r, c), 0);

        bool Find(Box matrix, Point at, out int row, out int column)
        {
            row = Math.Clamp((int)((at.Y - matrix.Y) / matrix.Height * units), 0, units - 1);
            column = Math.Clamp((int)((at.X - matrix.X) / matrix.Width * units), 0, units - 1);
            return matrix.Contains(at);
        }
    }

    private static void Entry(ref HoverText text, ReadOnlySpan<char> name, int t, int unit)
    {
        text.Name.Add(name);
        text.Name.AddIndex(t);
        text.Name.Add("[unit ");
        text.Name.Add(unit + 1);
        text.Name.Add("] ");
    }

    private static bool Sum(PreparedStep step, ref HoverText text, ReadOnlySpan<char> name, int row, int column, double value, int t)
    {
        text.Name.Add(name);
        text.Name.Add("[");
        text.Name.Add(row + 1);
        text.Name.Add(", ");
        text.Name.Add(column + 1);
        text.Name.Add("]");
        text.Value.Add3(value);
        text.Value.Add(t > 0 ? ", the sum over the batch" : ", the sum of the terms");
        if (t > 0)
        {
            text.Place.AddPart("timestep", t);
        }

        text.Place.AddPart("iteration", step.ShownIteration);
        return true;
    }
}
