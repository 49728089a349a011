namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// A small network unrolled with all of its numbers: x_t, h_t and ŷ_t of the forward pass in blue, e_t, g_t and δ_t of the
/// backward pass in vermillion, with what goes from one to the other. What the walk has not come to is empty and dimmed;
/// what is being evaluated has a frame.
/// </summary>
public sealed class TermUnrolledPanel(ShownTraining training, IAppearance appearance, TermValues values) : Panel(appearance)
{
    /// <summary>Where everything stands; set before the panel is drawn.</summary>
    public TermLayout? Layout { get; set; }

    /// <inheritdoc/>
    protected override string Title => "UNROLLED";

    private Walk Walk => training.Walk;

    private int Timesteps => training.Step.Timesteps;

    private TextStyle CellStyle => Look.Number with { Size = MathF.Min(Look.Px(14), Layout!.Cell * 0.62f) };

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        if (Layout is null)
        {
            return;
        }

        Cursor now = Walk.Cursor;
        if (now.Timestep > 0 && !Walk.IsWhole)
        {
            Box band = Layout.ColumnAt(now.Timestep);
            canvas.FillBox(new Box(band.X, Bounds.Y + 1, band.Width, Bounds.Height - 2).Snapped(), BandColor);
        }

        DrawArrows(canvas);
        float reach = NumberCells.ReachOf(Theme);
        DrawBox(canvas, TermRow.Hidden, 0, reach);
        for (int t = 1; t <= Timesteps; t++)
        {
            DrawTimestep(canvas, t);
            foreach (TermRow row in Rows)
            {
                if (HasBox(row, t))
                {
                    DrawBox(canvas, row, t, reach);
                }
            }

            if (HasBox(TermRow.Prediction, t))
            {
                DrawTarget(canvas, t);
            }
        }

        DrawNow(canvas);
    }

    private static readonly TermRow[] Rows = Enum.GetValues<TermRow>();

    private Rgba BandColor => Walk.Cursor.Phase == Phase.Forward ? Theme.Forward.WithOpacity(0.08f) : Theme.CursorBand;

    private bool HasBox(TermRow row, int t) => row is not (TermRow.OutputError or TermRow.Prediction) || training.Step.HasLoss(t);

    private bool IsReached(TermRow row, int t) => row switch
    {
        TermRow.Input => true,
        TermRow.Hidden => t == 0 || Walk.Shows(Phase.Forward, t, Term.State),
        TermRow.Prediction => Walk.Shows(Phase.Loss, 0, Term.Losses),
        TermRow.OutputError => Walk.Shows(Phase.Backward, t, Term.OutputError),
        TermRow.HiddenGradient => Walk.Shows(Phase.Backward, t, Term.HiddenGradient),
        _ => Walk.Shows(Phase.Backward, t, Term.Delta),
    };

    /// <summary>Whether a box is an operand or the result of what is being evaluated; the result alone gets the frame.</summary>
    private bool IsEvaluated(TermRow row, int t)
    {
        Cursor now = Walk.Cursor;
        if (now.Phase == Phase.Loss)
        {
            return row == TermRow.Prediction;
        }

        if (Walk.IsWhole)
        {
            return false;
        }

        return now.Term switch
        {
            Term.State => row == TermRow.Hidden && t == now.Timestep,
            Term.OutputError => row == TermRow.OutputError && t == now.Timestep,
            Term.HiddenGradient => row == TermRow.HiddenGradient && t == now.Timestep,
            Term.Delta => row == TermRow.Delta && t == now.Timestep,
            Term.RecurrentTerm => row == TermRow.Delta && t == now.Timestep || row == TermRow.Hidden && t == now.Timestep - 1,
            Term.InputTerm => (row == TermRow.Delta || row == TermRow.Input) && t == now.Timestep,
            Term.OutputTerm => (row == TermRow.OutputError || row == TermRow.Hidden) && t == now.Timestep,
            Term.BackpropagateHidden => row == TermRow.Delta && t == now.Timestep,
            _ => false,
        };
    }

    private static string NameOf(TermRow row) => row switch
    {
        TermRow.Input => "x_{@}",
        TermRow.Hidden => "h_{@}",
        TermRow.Prediction => "ŷ_{@}",
        TermRow.OutputError => "e_{@}",
        TermRow.HiddenGradient => "g_{@}",
        _ => "δ_{@}",
    };

    private static Operand OperandOf(TermRow row) => row switch
    {
        TermRow.Input => Operand.Input,
        TermRow.Hidden => Operand.Hidden,
        TermRow.Prediction => Operand.Prediction,
        TermRow.OutputError => Operand.OutputError,
        TermRow.HiddenGradient => Operand.HiddenGradient,
        _ => Operand.Delta,
    };

    private Rgba ColorOf(TermRow row) => row <= TermRow.Delta ? Theme.Backward : Theme.Forward;

    private void DrawBox(ICanvas canvas, TermRow row, int t, float reach)
    {
        Box box = Layout!.BoxAt(row, t), cells = box.Inset(Layout.Padding);
        bool isReached = IsReached(row, t), isEvaluated = IsEvaluated(row, t);
        Rgba color = ColorOf(row);
        canvas.FillRoundedBox(box, Look.Px(7), Theme.Surface);
        canvas.StrokeRoundedBox(box, Look.Px(7), Look.Hair(isEvaluated ? 3 : row <= TermRow.Delta ? 2 : 1.4f), Shade(color, isReached));
        Operand what = OperandOf(row);
        if (isReached)
        {
            NumberCells.Draw(canvas, Look, values.Of(what, t), false, cells, CellStyle, TermValues.ScaleOf(what), reach, 3);
        }
        else
        {
            NumberCells.DrawUnknown(canvas, Look, Layout.Shape.CellsOf(row), 1, cells, CellStyle, hasMarks: false);
        }

        FormulaLayout name = NameLayout(canvas, row, t);
        name.Draw(canvas, new Point(box.X - Look.Px(9), box.Center.Y + Look.Px(5)), Shade(color == Theme.Backward ? Theme.BackwardText : color, isReached), TextAlign.Right);
    }

    /// <summary>The name of h_0 has a number where a timestep's template would read "any".</summary>
    private FormulaLayout NameLayout(ICanvas canvas, TermRow row, int t) =>
        t == 0 ? Formula(canvas, "h_0", 20) : Formula(canvas, NameOf(row), 20, t);

    private void DrawTimestep(ICanvas canvas, int t)
    {
        var label = new TextLine(stackalloc char[16]);
        label.Add("t = ");
        label.Add(t);
        bool isNow = Walk.Cursor.Timestep == t && !Walk.IsWhole;
        canvas.CenteredText(label.Span, new Point(Layout!.BoxAt(TermRow.Input, t).Center.X, Bounds.Bottom - Look.Px(19)), Look.Number, isNow ? training.PhaseText(Theme) : Theme.Muted);
    }

    /// <summary>What the prediction should have been, and its loss, at the right of its box where there is room.</summary>
    private void DrawTarget(ICanvas canvas, int t)
    {
        Box box = Layout!.BoxAt(TermRow.Prediction, t), column = Layout.ColumnAt(t);
        float x = box.Right + Look.Px(10), room = column.Right - x;
        bool isReached = IsReached(TermRow.Prediction, t);
        if (training.Step.OutputSize == 1)
        {
            Line("y_{@}", values.Of(Operand.Target, t).Values[0], box.Center.Y - Look.Px(9), true);
        }

        Line("ℓ_{@}", training.Step.LossAt(t), box.Center.Y + (training.Step.OutputSize == 1 ? Look.Px(11) : 0), isReached);

        void Line(string symbol, double number, float y, bool isShown)
        {
            if (!isShown)
            {
                return;
            }

            FormulaLayout name = Formula(canvas, symbol, 16, t);
            var text = new TextLine(stackalloc char[16]);
            NumberCells.Write(ref text, number, 3);
            if (name.Width + Look.Px(6) + canvas.Fonts.Measure(text.Span, Look.SmallNumber) > room)
            {
                return;
            }

            float baseline = MathF.Round(y + canvas.Fonts.CapHeight(Look.SmallNumber) / 2);
            name.Draw(canvas, new Point(x, baseline), Theme.Muted);
            canvas.Text(text.Span, new Point(x + name.Width + Look.Px(6), baseline), Look.SmallNumber, Theme.Text);
        }
    }

    private void DrawArrows(ICanvas canvas)
    {
        float thin = Look.Px(1.8f), thick = Look.Px(2.6f), head = Look.Px(10), gap = Look.Px(5);
        for (int t = 1; t <= Timesteps; t++)
        {
            Box x = At(TermRow.Input, t), h = At(TermRow.Hidden, t), before = At(TermRow.Hidden, t - 1);
            Rgba forward = Shade(Theme.Forward, IsReached(TermRow.Hidden, t));
            Up(x, h, forward, thin);
            // past the name that stands before the box
            float name = NameLayout(canvas, TermRow.Hidden, t).Width + Look.Px(16);
            canvas.Arrow(new Point(before.Right + gap, h.Center.Y), new Point(h.X - name, h.Center.Y), thin, head, forward);
            if (HasBox(TermRow.Prediction, t))
            {
                Up(h, At(TermRow.Prediction, t), Shade(Theme.Forward, IsReached(TermRow.Prediction, t)), thin);
            }

            if (HasBox(TermRow.OutputError, t))
            {
                Down(At(TermRow.OutputError, t), At(TermRow.HiddenGradient, t), Shade(Theme.Backward, IsReached(TermRow.HiddenGradient, t)));
            }

            Down(At(TermRow.HiddenGradient, t), At(TermRow.Delta, t), Shade(Theme.Backward, IsReached(TermRow.Delta, t)));
            if (t > 1)
            {
                DrawBackpropagateHidden(canvas, t, thick, head);
            }
        }

        Box At(TermRow row, int t) => Layout!.BoxAt(row, t);
        void Up(Box from, Box to, Rgba color, float thickness) => canvas.Arrow(new Point(from.Center.X, from.Y - gap), new Point(from.Center.X, to.Bottom + gap * 0.6f), thickness, head, color);
        void Down(Box from, Box to, Rgba color) => canvas.Arrow(new Point(from.Center.X, from.Bottom + gap * 0.4f), new Point(from.Center.X, to.Y - gap * 0.3f), thick, head, color);
    }

    /// <summary>Whhᵀ δ_t on its way to g_{t−1}.</summary>
    private void DrawBackpropagateHidden(ICanvas canvas, int t, float thickness, float head)
    {
        bool isReached = Walk.Shows(Phase.Backward, t, Term.BackpropagateHidden);
        bool isNow = Walk.Cursor is { Term: Term.BackpropagateHidden } now && now.Timestep == t;
        Box delta = Layout!.BoxAt(TermRow.Delta, t), gradient = Layout.BoxAt(TermRow.HiddenGradient, t - 1);
        float name = NameLayout(canvas, TermRow.Delta, t).Width + Look.Px(16);
        Point from = new(delta.X - name, delta.Center.Y), to = new(gradient.Right + Look.Px(5), gradient.Center.Y);
        Rgba color = Shade(Theme.Backward, isReached);
        canvas.Arrow(from, to, isNow ? thickness * 1.8f : thickness, isNow ? head * 1.5f : head, color);
        FormulaLayout label = Formula(canvas, "W_{hh}ᵀ δ_{@}", 18, t);
        // above the arrow's middle, clear of the line even where that is steep
        Point middle = (from + to) * 0.5f;
        float slope = (from.Y - to.Y) / MathF.Max(1, from.X - to.X);
        float lift = Look.Px(9) + slope * label.Width / 2 + label.Ink.Depth;
        label.Draw(canvas, new Point(middle.X + Look.Px(6), middle.Y - lift), Shade(Theme.BackwardText, isReached), TextAlign.Center);
    }

    /// <summary>The frame around what is being evaluated, with its word.</summary>
    private void DrawNow(ICanvas canvas)
    {
        Cursor now = Walk.Cursor;
        if (Walk.IsWhole || now.Term is not (Term.State or Term.OutputError or Term.HiddenGradient or Term.Delta))
        {
            return;
        }

        TermRow row = now.Term switch
        {
            Term.State => TermRow.Hidden,
            Term.OutputError => TermRow.OutputError,
            Term.HiddenGradient => TermRow.HiddenGradient,
            _ => TermRow.Delta,
        };
        Box box = Layout!.BoxAt(row, now.Timestep), column = Layout.ColumnAt(now.Timestep);
        float pad = Look.Px(7), word = canvas.Fonts.Measure("NOW", Look.Title) + Look.Px(20);
        float left = MathF.Max(column.X + Look.Px(3), box.X - NameLayout(canvas, row, now.Timestep).Width - Look.Px(20));
        float right = MathF.Min(column.Right - Look.Px(3), box.Right + word);
        var frame = new Box(left, box.Y - pad, right - left, box.Height + 2 * pad);
        canvas.StrokeRoundedBox(frame.Snapped(), Look.Px(8), Look.Hair(2), training.PhaseColor(Theme));
        if (box.Right + word <= column.Right)
        {
            canvas.Text("NOW", new Point(frame.Right - Look.Px(9), MathF.Round(frame.Y + Look.Px(17))), Look.Title, training.PhaseText(Theme), TextAlign.Right);
        }
    }
}
