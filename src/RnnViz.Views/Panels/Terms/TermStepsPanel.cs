namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// All equations of the pass that the walk is in, in their order, the one that is being evaluated highlighted, those still
/// to come dimmed; beside them that one with its numbers, below it the norms.
/// </summary>
public sealed class TermStepsPanel : Panel
{
    private const float Pitch = 25, LinePitch = 22;

    // the largest type first; then fewer decimals; then products by their results
    private static readonly (float Size, bool IsBrief, int Decimals)[] Attempts =
        [(16, false, 3), (14, false, 3), (12, false, 3), (12, false, 2), (14, true, 3), (12, true, 3), (12, true, 2)];

    private readonly List<(string Notation, int Timestep, Cursor Place)> equations = [];
    private readonly BpttPage page = new();
    private readonly BpttWriter writer;
    private readonly BpttNotation notation;
    private readonly TermArithmetic arithmetic;
    private readonly FactLine line;
    private readonly TermValues values;
    private readonly ShownTraining training;
    private int version = -1;

    /// <summary>A panel of one lesson.</summary>
    public TermStepsPanel(ShownTraining training, IAppearance appearance, TermValues values) : base(appearance)
    {
        (this.training, this.values) = (training, values);
        writer = new BpttWriter(training, BpttWriter.BriefName);
        notation = new BpttNotation(training.Session);
        arithmetic = new TermArithmetic(training.Session);
        line = new FactLine(appearance);
    }

    /// <inheritdoc/>
    protected override string Title => Walk.Cursor.Phase switch
    {
        Phase.Forward => "FORWARD STEP",
        Phase.Loss => "LOSS",
        Phase.Backward => "BACKPROPAGATION STEP",
        _ => "UPDATE",
    };

    private Walk Walk => training.Walk;

    private Rgba PhaseColor => Walk.Cursor.Phase <= Phase.Loss ? Theme.Forward : Theme.Backward;

    private Rgba PhaseText => PhaseColor == Theme.Backward ? Theme.BackwardText : PhaseColor;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Refresh();
        (int number, int count) = TermPlace.Of(Walk);
        var place = new TextLine(stackalloc char[32]);
        place.Add("term ");
        place.Add(number);
        place.Add(" of ");
        place.Add(count);
        DrawCorner(canvas, place.Span, PhaseText);

        Box content = Content with { Height = Bounds.Bottom - Look.Px(8) - Content.Y };
        int told = Math.Min(page.LineCount, Math.Max(content.Height < Look.Px(150) ? 1 : 2, (int)(content.Height * 0.24f / Look.Px(LinePitch))));
        (Box facts, Box upper) = content.CutBottom(told * Look.Px(LinePitch), Look.Px(4));
        float widest = 0;
        foreach ((string equation, int t, _) in equations)
        {
            widest = MathF.Max(widest, Formula(canvas, equation, 18, t).Width);
        }

        (Box list, Box numbers) = upper.CutLeft(MathF.Min(widest + Look.Px(16), upper.Width * 0.5f), Look.Px(12));
        DrawList(canvas, list, widest);
        DrawNumbers(canvas, numbers);
        for (int i = 0; i < told; i++)
        {
            line.Draw(canvas, page.Line(i), new Point(facts.X, MathF.Round(facts.Y + (i + 0.7f) * Look.Px(LinePitch))), facts.Width, Look.Px(16), PhaseText);
        }
    }

    private void Refresh()
    {
        if (version == Walk.Version)
        {
            return;
        }

        version = Walk.Version;
        writer.Write(page, isOverview: false);
        equations.Clear();
        Cursor now = Walk.Cursor;
        for (int i = 0; i < Walk.Itinerary.StopsPerIteration; i++)
        {
            Cursor place = Walk.Itinerary.At(now.Iteration, i);
            if (place.Phase == now.Phase)
            {
                Add(place);
            }
        }
    }

    private void Add(Cursor place)
    {
        int t = place.Timestep;
        const string G = BpttWriter.BriefName;
        switch (place.Term)
        {
            case Term.State:
                Line(notation.PreActivation);
                Line(notation.State);
                if (training.Step.HasLoss(t))
                {
                    Line(notation.Output);
                }

                break;
            case Term.Losses:
                for (int s = 1; s <= training.Step.Timesteps; s++)
                {
                    if (!training.Step.HasLoss(s))
                    {
                        continue;
                    }

                    equations.Add((notation.Prediction, s, place));
                    equations.Add((notation.Loss, s, place));
                }

                Line(notation.TotalLoss);
                break;
            case Term.OutputError: Line(notation.OutputError); break;
            case Term.HiddenGradient: Line(notation.HiddenGradient(G, t)); break;
            case Term.Delta: Line(notation.Delta(G)); break;
            case Term.RecurrentTerm: Line(BpttNotation.RecurrentTerm); break;
            case Term.InputTerm: Line(notation.InputTerm); break;
            case Term.OutputTerm: Line(notation.OutputTerm); break;
            case Term.BackpropagateHidden: Line("W_{hh}ᵀ δ_{@} → g_{@-}"); break;
            case Term.GradientNorm: Line(BpttNotation.GradientNorm); break;
            case Term.Clip: if (notation.Clip is string clip) { Line(clip); } break;
            default:
                foreach (string rule in notation.Update)
                {
                    Line(rule);
                }

                break;
        }

        void Line(string equation) => equations.Add((equation, t, place));
    }

    private void DrawList(ICanvas canvas, Box box, float widest)
    {
        float pitch = Look.Px(Pitch), size = widest > box.Width - Look.Px(12) ? 18 * (box.Width - Look.Px(12)) / widest : 18;
        int fitting = Math.Min(equations.Count, (int)(box.Height / pitch)), now = equations.FindIndex(e => e.Place == Walk.Cursor);
        int first = Math.Clamp(now - fitting / 2, 0, equations.Count - fitting);
        for (int i = first; i < first + fitting; i++)
        {
            (string equation, int t, Cursor place) = equations[i];
            float y = box.Y + (i - first) * pitch;
            int order = Walk.Itinerary.Compare(place, Walk.Cursor);
            if (order == 0)
            {
                canvas.FillRoundedBox(new Box(box.X - Look.Px(6), y, box.Width + Look.Px(6), pitch).Snapped(), Look.Px(5), PhaseColor.WithOpacity(0.12f));
            }

            Rgba color = order == 0 ? PhaseText : order > 0 ? Rgba.Mix(Theme.Surface, Theme.Muted, 0.5f) : Theme.Text;
            Formula(canvas, equation, size, t).Draw(canvas, new Point(box.X, MathF.Round(y + pitch * 0.66f)), color);
        }
        // more than is shown
        float tip = Look.Px(4);
        if (first > 0)
        {
            canvas.FillTriangle(new Point(box.Right - 3 * tip, box.Y + tip), new Point(box.Right - tip, box.Y + tip), new Point(box.Right - 2 * tip, box.Y), Theme.Muted);
        }

        if (first + fitting < equations.Count)
        {
            float bottom = box.Y + fitting * pitch;
            canvas.FillTriangle(new Point(box.Right - 3 * tip, bottom - tip), new Point(box.Right - tip, bottom - tip), new Point(box.Right - 2 * tip, bottom), Theme.Muted);
        }
    }

    /// <summary>The equation with matrices: whole where there is room, with products done where there is not, with fewer decimals at last.</summary>
    private void DrawNumbers(ICanvas canvas, Box box)
    {
        if (page.ShowsClip)
        {
            ClipArrows.Draw(canvas, Look, box.Inset(Look.Px(20), 0, 0, 0), Walk.Update);
            return;
        }

        foreach ((float size, bool isBrief, int decimals) in Attempts)
        {
            arithmetic.Write(Walk.Cursor, isBrief);
            if (arithmetic.Lines.Count == 0)
            {
                return;
            }

            TextStyle style = Look.Number with { Size = Look.Px(size) };
            float cell = NumberCells.WidthOf(canvas, style, decimals);
            if (WidthOf(canvas, cell) > box.Width)
            {
                continue;
            }

            float height = 0;
            foreach (IReadOnlyList<TermPiece> pieces in arithmetic.Lines)
            {
                height += RowsOf(pieces);
            }

            float captions = arithmetic.Lines.Count * Look.Px(26), row = MathF.Floor(MathF.Min(Look.Px(size * 2), (box.Height - Look.Px(20) - captions) / height));
            if (row < Look.Px(size * 1.35f))
            {
                continue;
            }

            DrawLines(canvas, box, style, cell, row, decimals);
            return;
        }
    }

    private void DrawLines(ICanvas canvas, Box box, TextStyle style, float cell, float row, int decimals)
    {
        canvas.Text("with numbers", new Point(box.X, MathF.Round(box.Y + Look.Px(11))), Look.Label, Theme.Muted);
        float y = box.Y + Look.Px(20), reach = NumberCells.ReachOf(Theme);
        foreach (IReadOnlyList<TermPiece> pieces in arithmetic.Lines)
        {
            float height = RowsOf(pieces) * row, x = box.X;
            for (int i = 0; i < pieces.Count; i++)
            {
                TermPiece piece = pieces[i];
                float width = WidthOf(canvas, piece, cell);
                if (piece.Sign is not null)
                {
                    canvas.CenteredText(piece.Sign, new Point(x + width / 2, y + height / 2), Look.Body, Theme.Muted);
                    x += width;
                    continue;
                }

                Numbers numbers = values.Of(piece.What, piece.Timestep);
                int rows = piece.IsTransposed ? numbers.Columns : numbers.Rows;
                var cells = new Box(x, y + (height - rows * row) / 2, width - Look.Px(5), rows * row);
                if (i == 0)
                {
                    canvas.StrokeRoundedBox(cells.Inset(-Look.Px(2)).Snapped(), Look.Px(5), Look.Hair(2), PhaseColor);
                }

                NumberCells.Draw(canvas, Look, numbers, piece.IsTransposed, cells, style, TermValues.ScaleOf(piece.What), reach, decimals);
                FormulaLayout name = Formula(canvas, piece.Name, 15.5f, piece.Timestep);
                if (name.Width <= width + Look.Px(10))
                {
                    name.Draw(canvas, new Point(cells.Center.X, MathF.Round(y + height + Look.Px(16))), i == 0 ? PhaseText : Theme.Muted, TextAlign.Center);
                }

                x += width;
            }

            y += height + Look.Px(26);
        }
    }

    private int RowsOf(IReadOnlyList<TermPiece> pieces)
    {
        int rows = 1;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Sign is not null)
            {
                continue;
            }

            Numbers numbers = values.Of(pieces[i].What, pieces[i].Timestep);
            rows = Math.Max(rows, pieces[i].IsTransposed ? numbers.Columns : numbers.Rows);
        }

        return rows;
    }

    private float WidthOf(ICanvas canvas, float cell)
    {
        float widest = 0;
        foreach (IReadOnlyList<TermPiece> pieces in arithmetic.Lines)
        {
            float width = 0;
            foreach (TermPiece piece in pieces)
            {
                width += WidthOf(canvas, piece, cell);
            }

            widest = MathF.Max(widest, width);
        }

        return widest;
    }

    private float WidthOf(ICanvas canvas, TermPiece piece, float cell)
    {
        if (piece.Sign is not null)
        {
            return canvas.Fonts.Measure(piece.Sign, Look.Body) + Look.Px(8);
        }

        Numbers numbers = values.Of(piece.What, piece.Timestep);
        return (piece.IsTransposed ? numbers.Rows : numbers.Columns) * cell + Look.Px(5);
    }
}
