using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// The batch drawn as single outer products: δ_t h_{t−1}ᵀ of each sequence, added up to the term of timestep t, and the
/// terms added up to ∂L/∂Whh. Why the product of matrices is the sum over the batch.
/// </summary>
public sealed class OuterProductsPanel(ShownTraining training, IScales scales, IAppearance appearance) : Panel(appearance)
{
    private readonly OuterProducts products = new(training.Step);
    private (int Step, int Scales) version = (-1, -1);

    /// <inheritdoc/>
    protected override string Title => "THE BATCH AS OUTER PRODUCTS";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.OuterProducts;

    private PreparedStep Step => training.Step;

    private ProductGrid Grid => ProductGrid.Of(
        Content, Look.Unit, Step.HiddenUnits, Step.BatchSize, Step.Timesteps,
        new Extent(Look.Px(IsFocused ? 96 : 64), Look.Px(IsFocused ? 64 : 52)), CellNumbers.Smallest(Look));

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (version == (training.Step.Version, scales.Version))
        {
            return;
        }

        version = (training.Step.Version, scales.Version);
        products.Compute(scales.Gradient, scales.Hidden);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        ProductGrid grid = Grid;
        DrawHeads(canvas, grid);
        for (int t = Step.Timesteps; t >= grid.FirstTimestep; t--)
        {
            DrawRow(canvas, grid, t);
            Box term = grid.Term(t);
            float top = grid.HasVectors ? MathF.Min(grid.Before(t, 0).Y, term.Y) : term.Y;
            DrawVeil(canvas, new Box(Content.X, top, term.Right - Content.X, term.Bottom - top), t);
        }

        DrawGradient(canvas, grid);
        DrawVeil(canvas, grid.Gradient, 1);
        DrawLegend(canvas);
    }

    /// <summary>Covers what the walk has not come to: the term of a timestep, or the sum that it completes.</summary>
    private void DrawVeil(ICanvas canvas, Box box, int t)
    {
        if (!training.Walk.Shows(Phase.Backward, t, Term.RecurrentTerm))
        {
            canvas.FillBox(Around(Around(box)), Theme.Surface.WithOpacity(1 - Theme.UnreachedShare));
        }
    }

    private void DrawHeads(ICanvas canvas, ProductGrid grid)
    {
        float y = Content.Y + Look.Px(8);
        Span<char> buffer = stackalloc char[32];
        for (int b = 0; b < grid.Sequences; b++)
        {
            var head = new TextLine(buffer);
            head.Add("sequence ");
            head.Add(b + 1);
            Box block = grid.Product(Step.Timesteps, b);
            if (canvas.Fonts.Measure(head.Span, Look.Label) > block.Width + grid.Sign)
            {
                head = new TextLine(buffer);
                head.Add(b + 1);
            }

            canvas.CenteredText(head.Span, new Point(block.Center.X, y), Look.Label, Theme.Muted);
        }

        Box term = grid.Term(Step.Timesteps), gradient = grid.Gradient;
        ReadOnlySpan<char> sum = canvas.Fonts.Measure("their sum", Look.Label) <= term.Width + grid.Sign ? "their sum" : "Σ";
        canvas.CenteredText(sum, new Point(term.Center.X, y), Look.Label, Theme.Muted);
        FormulaLayout name = Formula(canvas, "∂L/∂W_{hh}", 16);
        name.Draw(canvas, new Point(gradient.Center.X - name.Width / 2, gradient.Y - Look.Px(9)), Theme.Text);
    }

    private void DrawRow(ICanvas canvas, ProductGrid grid, int t)
    {
        int units = Step.HiddenUnits;
        var gradients = new CellNumbers(canvas, Look, scales.Gradient, Theme.Diverging);
        var states = new CellNumbers(canvas, Look, scales.Hidden, Theme.Diverging);
        bool hasNumbers = version.Step >= 0 && CellNumbers.Fit(Look, grid.Cell.Width, grid.Cell.Height);
        float y = grid.Term(t).Center.Y;
        var label = new TextLine(stackalloc char[16]);
        label.Add("t=");
        label.Add(t);
        canvas.CenteredText(label.Span, new Point(Content.X, y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        for (int b = 0; b < grid.Sequences; b++)
        {
            Box box = grid.Product(t, b);
            Matrix(canvas, products.Products, new Box(b * units, (t - 1) * units, units, units), box);
            if (grid.HasVectors)
            {
                canvas.Heatmap(products.Deltas, new Box(b, (t - 1) * units, 1, units), grid.Delta(t, b), Theme.Diverging);
                canvas.Heatmap(products.Before, new Box(b * units, t - 1, units, 1), grid.Before(t, b), Theme.Diverging);
            }

            if (grid.HasVectors)
            {
                DrawCorner(canvas, t, grid.Delta(t, b) with { Y = grid.Before(t, b).Y, Height = grid.Before(t, b).Height });
            }
            // the first plus would stand before nothing
            if (b > 0)
            {
                Sign(canvas, "+", new Point((grid.HasVectors ? grid.Delta(t, b).X : box.X) - grid.Sign / 2, y));
            }

            if (!hasNumbers)
            {
                continue;
            }

            for (int row = 0; row < units; row++)
            {
                if (grid.HasVectors)
                {
                    gradients.Write(products.Delta(t, b, row), CellOf(grid.Delta(t, b), row, 0, units, 1));
                }

                if (grid.HasVectors)
                {
                    states.Write(products.HiddenBefore(t, b, row), CellOf(grid.Before(t, b), 0, row, 1, units));
                }

                for (int column = 0; column < units; column++)
                {
                    gradients.Write(products.Product(t, b, row, column), CellOf(box, row, column, units, units));
                }
            }
        }

        Box term = grid.Term(t);
        if (grid.HasDots)
        {
            Sign(canvas, "+…", new Point(term.X - grid.Sign * 1.5f, y));
        }

        Sign(canvas, "=", new Point(term.X - grid.Sign / 2, y));
        Matrix(canvas, products.Sums, new Box(0, (t - 1) * units, units, units), term);
        canvas.StrokeRoundedBox(Around(term), 0, Look.Hair(), Theme.Backward);
        if (!hasNumbers)
        {
            return;
        }

        for (int row = 0; row < units; row++)
        {
            for (int column = 0; column < units; column++)
            {
                gradients.Write(products.Term(t, row, column), CellOf(term, row, column, units, units));
            }
        }
    }

    /// <summary>δ_t h_{t−1}ᵀ where the column and the row of the vectors meet.</summary>
    private void DrawCorner(ICanvas canvas, int t, Box corner)
    {
        FormulaLayout name = Formula(canvas, "δ_{@} h_{@-}ᵀ", 16, t);
        if (name.Width <= corner.Width)
        {
            name.Draw(canvas, corner.Center + new Point(-name.Width / 2, Look.Px(4)), Theme.Muted);
        }
    }

    private void DrawGradient(ICanvas canvas, ProductGrid grid)
    {
        int units = Step.HiddenUnits;
        Box gradient = grid.Gradient, first = grid.Term(Step.Timesteps), last = grid.Term(grid.FirstTimestep);
        // a bracket around the terms says that they are added
        float x = first.Right + Look.Px(7), stroke = Look.Hair(1.3f), foot = Look.Px(4);
        canvas.FillBox(new Box(x, first.Y, stroke, last.Bottom - first.Y).Snapped(), Theme.Muted);
        canvas.FillBox(new Box(x - foot, first.Y, foot, stroke).Snapped(), Theme.Muted);
        canvas.FillBox(new Box(x - foot, last.Bottom - stroke, foot, stroke).Snapped(), Theme.Muted);
        Sign(canvas, "Σ", new Point(x + (gradient.X - x) / 2, gradient.Center.Y));
        Matrix(canvas, products.Sums, new Box(0, Step.Timesteps * units, units, units), gradient);
        canvas.StrokeRoundedBox(Around(gradient), 0, Look.Hair(2), Theme.Backward);
        if (version.Step < 0 || !CellNumbers.Fit(Look, grid.Cell.Width, grid.Cell.Height))
        {
            return;
        }

        var numbers = new CellNumbers(canvas, Look, scales.Gradient, Theme.Diverging);
        for (int row = 0; row < units; row++)
        {
            for (int column = 0; column < units; column++)
            {
                numbers.Write(products.Gradient(row, column), CellOf(gradient, row, column, units, units));
            }
        }
    }

    private void DrawLegend(ICanvas canvas)
    {
        var low = new TextLine(stackalloc char[16]);
        low.Add("−");
        low.AddPowerOfTen((int)scales.Gradient.High);
        var high = new TextLine(stackalloc char[32]);
        high.Add("+");
        high.AddPowerOfTen((int)scales.Gradient.High);
        high.Add(", ± log from ");
        high.AddPowerOfTen((int)scales.Gradient.Low);
        if (scales.AreFitted)
        {
            high.Add(" fitted");
        }

        float y = TitleBaseline.Y - canvas.Fonts.CapHeight(Look.Title) / 2;
        HorizontalLegend.Draw(canvas, Look, Theme.Diverging, low.Span, high.Span, new Point(Content.Right, y));
    }

    private void Matrix(ICanvas canvas, Heatmap cells, Box part, Box box) =>
        canvas.Heatmap(cells, part, box, Theme.Diverging, new HeatmapMarks(HasGaps: true));

    private void Sign(ICanvas canvas, ReadOnlySpan<char> sign, Point middle) =>
        canvas.CenteredText(sign, middle, new TextStyle(FontRole.Math, Look.Px(18)), Theme.Text);

    private Box Around(Box box) => box.Inset(-Look.Hair(2));

    private static Box CellOf(Box matrix, int row, int column, int rows, int columns) => new(
        matrix.X + column * matrix.Width / columns, matrix.Y + row * matrix.Height / rows, matrix.Width / columns, matrix.Height / rows);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text) =>
        OuterProductsTip.TryDescribe(Step, products, Grid, point, ref text);
}
