using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels.Bptt;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>∂L/∂Whh as a sum with one term for each timestep, as far as the walk has come, and a sentence about it.</summary>
/// <param name="training">What is shown.</param>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="table">The gradient and its terms.</param>
public sealed class TermSumPanel(ShownTraining training, IAppearance appearance, StepTable table) : Panel(appearance)
{
    private static readonly string[] Capitals = ["NO TERM", "ONE TERM", "TWO TERMS", "THREE TERMS", "FOUR TERMS"];

    private static readonly (float Size, int Decimals)[] Attempts = [(15, 3), (13, 3), (12, 3), (12, 2), (12, 1)];

    private readonly BpttPage sentence = new();
    private readonly FactLine line = new(appearance);
    private readonly GradientSum terms = table.Sum;
    private readonly string firstTerm = table.Sum.Contribution.Symbol.Replace("{@}", "1").Replace("{@-}", "0");
    private int version = -1;

    /// <inheritdoc/>
    protected override string Title => "";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.GradientSum;

    private GradientSoFar Sum => training.Walk.SoFar;

    private int Rows => terms.Gradient.Rows;

    private int Columns => terms.Gradient.Columns;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawTitle(canvas);
        Box content = Content with { Height = Bounds.Bottom - Look.Px(8) - Content.Y };
        (Box words, Box sums) = content.CutBottom(Look.Px(22), Look.Px(2));
        DrawTerms(canvas, sums);
        if (version != training.Walk.Version)
        {
            WriteSentence();
        }

        version = training.Walk.Version;
        var baseline = new Point(words.X, MathF.Round(words.Y + Look.Px(15)));
        ReadOnlySpan<PageFact> facts = sentence.Line(0);
        line.Draw(canvas, facts[..line.Fitting(canvas.Fonts, facts, words.Width, Look.Px(16))], baseline, Look.Px(16), Theme.BackwardText);
    }

    private void DrawTitle(ICanvas canvas)
    {
        FormulaLayout name = Formula(canvas, terms.Gradient.Symbol, 16);
        name.Draw(canvas, TitleBaseline, Theme.Muted);
        int summed = Math.Min(Sum.TermsSummed, Capitals.Length - 1), all = Math.Min(Sum.TermsInAll, Capitals.Length - 1);
        var text = new TextLine(stackalloc char[48]);
        text.Add("SO FAR: ");
        text.Add(Capitals[summed]);
        text.Add(" OF ");
        text.Add(Capitals[all].AsSpan(0, Capitals[all].IndexOf(' ')));
        canvas.Text(text.Span, TitleBaseline + new Point(name.Width + Look.Px(8), 0), Look.Title, Theme.Muted);
    }

    /// <summary>All terms and their sum, with as many decimals as there is room for.</summary>
    private void DrawTerms(ICanvas canvas, Box box)
    {
        Box whole = box;
        box = box.Inset(table.GateSums.Count > 0 ? Look.Px(18) : 0, 0, 0, 0);
        float caption = Look.Px(28), height = MathF.Floor(MathF.Min(Look.Px(40) * Rows, box.Height - caption)), sign = Look.Px(26);
        int all = training.Step.Timesteps;
        foreach ((float size, int decimals) in Attempts)
        {
            TextStyle style = Look.Number with { Size = MathF.Min(Look.Px(size), height / Rows * 0.68f) };
            float cell = NumberCells.WidthOf(canvas, style, decimals), best = cell * 1.25f;
            float matrix = MathF.Min(best * Columns, (box.Width - all * sign) / (all + 1));
            if (matrix < cell * Columns)
            {
                continue;
            }

            float x = box.X, reach = NumberCells.ReachOf(Theme), y = box.Y + (box.Height - caption - height) / 2;
            DrawGates(canvas, new Box(whole.X, y, box.X - whole.X, height));
            for (int t = all; t >= 1; t--)
            {
                bool isIn = training.Walk.Shows(Phase.Backward, t, terms.Term);
                bool isNow = training.Walk.Cursor.Term == terms.Term && training.Walk.Cursor.Timestep == t;
                var cells = new Box(x, y, matrix, height);
                // a number belongs to the name before it
                DrawCaption(canvas, t, cells, isIn);
                DrawMatrix(canvas, terms.Contribution, t, cells, style, isIn, isNow, reach, decimals);
                x += matrix;
                Rgba color = isIn || t == 1 && Sum.TermsSummed > 0 ? Theme.Text : Theme.Muted;
                canvas.CenteredText(t == 1 ? "=" : "+", new Point(x + sign / 2, y + height / 2), Look.Body, color);
                x += sign;
            }

            var total = new Box(x, y, matrix, height);
            canvas.Text(
                Sum.TermsSummed == all ? "sum" : "sum so far", new Point(total.Center.X, total.Bottom + Look.Px(21)), Look.Label,
                Shade(Theme.BackwardText, Sum.TermsSummed > 0), TextAlign.Center);
            DrawMatrix(canvas, terms.Gradient, 0, total, style, Sum.TermsSummed > 0, false, reach, decimals);
            return;
        }
    }

    /// <summary>Which rows are those of which gate.</summary>
    private void DrawGates(ICanvas canvas, Box box)
    {
        for (int gate = 0; gate < table.GateSums.Count; gate++)
        {
            ReadOnlySpan<char> letter = training.Step.Gates.AsSpan(gate, 1);
            float middle = box.Y + (gate + 0.5f) * box.Height / table.GateSums.Count;
            canvas.CenteredText(letter, new Point(box.X + Look.Px(4), middle), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }
    }

    private void DrawMatrix(
        ICanvas canvas, Quantity what, int t, Box cells, TextStyle style, bool isIn, bool isNow, float reach, int decimals)
    {
        if (isIn)
        {
            ValueScale scale = ValueScale.Linear(what.ColorLimit);
            NumberCells.Draw(canvas, Look, Numbers.Of(what, t), false, cells, style, scale, reach, decimals);
        }
        else
        {
            NumberCells.DrawUnknown(canvas, Look, Rows, Columns, cells, style, hasMarks: true);
        }

        if (isNow)
        {
            canvas.StrokeRoundedBox(cells.Inset(-Look.Px(4)).Snapped(), Look.Px(6), Look.Hair(2), Theme.Backward);
        }
    }

    private void DrawCaption(ICanvas canvas, int t, Box cells, bool isIn)
    {
        FormulaLayout name = Formula(canvas, terms.Contribution.Symbol, 17, t), step = Formula(canvas, "(t = @)", 15, t);
        float gap = Look.Px(8), baseline = MathF.Round(cells.Bottom + Look.Px(22)), width = name.Width + gap + step.Width;
        bool hasStep = width <= cells.Width + Look.Px(16);
        float x = cells.Center.X - (hasStep ? width : name.Width) / 2;
        Rgba color = Shade(Theme.BackwardText, isIn);
        name.Draw(canvas, new Point(x, baseline), color);
        if (hasStep)
        {
            step.Draw(canvas, new Point(x + name.Width + gap, baseline), color);
        }
    }

    /// <summary>One sentence, true of these numbers.</summary>
    private void WriteSentence()
    {
        sentence.Clear();
        sentence.BeginLine();
        PreparedStep step = training.Step;
        int summed = Sum.TermsSummed, all = Sum.TermsInAll;
        bool startsAtZero = PreparedStep.NormOf(step.Hidden(0)) == 0;
        if (summed == all && startsAtZero)
        {
            sentence.Symbol(firstTerm + " = 0");
            sentence.Word("as");
            sentence.Symbol("h_0 = 0");
            sentence.Word("so timestep 1 adds nothing");
        }
        else if (summed == all)
        {
            sentence.Word(all == 1 ? "The only term is the gradient:" : "The sum is the gradient:");
            sentence.Norm(terms.Gradient, 0, isStrong: true);
        }
        else if (summed == 0)
        {
            sentence.Word("Each timestep will add one term:");
            sentence.Symbol(terms.Weights.Symbol);
            sentence.Word("acts at each of them");
        }
        else if (summed == all - 1 && startsAtZero)
        {
            sentence.Symbol(firstTerm);
            sentence.Word("will be zero:");
            sentence.Symbol("h_0 = 0");
            sentence.Word("so timestep 1 adds nothing");
        }
        else
        {
            sentence.Word(summed == 1 ? "The first term alone:" : "So far:");
            sentence.Norm(terms.Gradient, 0, isStrong: true);
            sentence.Word("Next comes");
            sentence.Symbol(terms.Contribution.Symbol, all - summed);
        }
    }
}
