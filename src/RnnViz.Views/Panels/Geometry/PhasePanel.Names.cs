using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Geometry;

// letters of the basins, the key of the marks, and what is at a point
public sealed partial class PhasePanel
{
    private bool Has(StateClass kind)
    {
        for (int i = 0; i < plane.FixedPointCount; i++)
        {
            if (plane.FixedPointAt(i).Class == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A, B, C … of the attracting fixed points.</summary>
    private char LetterOf(int point)
    {
        int before = 0;
        for (int i = 0; i < point; i++)
        {
            before += plane.FixedPointAt(i).Class == StateClass.Attracting ? 1 : 0;
        }

        return (char)('A' + before % 26);
    }

    private void DrawNames(ICanvas canvas, in PlaneScale scale)
    {
        Span<Box> taken = stackalloc Box[24];
        int count = 0;
        for (int i = 0; i < plane.FixedPointCount && count < 12; i++)
        {
            taken[count++] = Around(scale.Of(plane.FixedPointAt(i).X, plane.FixedPointAt(i).Y), MarkRadius + Look.Px(1));
        }

        Span<char> letter = stackalloc char[1];
        for (int i = 0; i < plane.FixedPointCount; i++)
        {
            FixedState point = plane.FixedPointAt(i);
            if (point.Class == StateClass.Attracting && scale.Contains(point.X, point.Y))
            {
                letter[0] = LetterOf(i);
                DrawBeside(canvas, letter, scale.Of(point.X, point.Y), MarkRadius + Look.Px(5), Look.Symbol, Theme.Text, taken, ref count);
            }
        }
    }

    /// <summary>The marks that are in the picture, then the strokes; what has no room in the lines is left out.</summary>
    private void DrawKeys(ICanvas canvas)
    {
        if (KeyLines == 0)
        {
            return;
        }

        int line = 0;
        float x = Content.X;
        foreach (StateClass kind in (ReadOnlySpan<StateClass>)[
            StateClass.Attracting, StateClass.Saddle, StateClass.Repelling, StateClass.Neutral])
        {
            if (Has(kind) && TryKey(canvas, StateMarks.NameOf(kind), 14, ref line, ref x) is Point at)
            {
                StateMarks.Draw(canvas, kind, at + new Point(Look.Px(6), 0), Look.Px(4.5f), Theme);
            }
        }

        if (TryKey(canvas, "the sequences of the batch", 26, ref line, ref x) is Point batch)
        {
            canvas.Line(batch, batch + new Point(Look.Px(20), 0), Look.Stroke(2), Theme.Forward);
            canvas.FillCircle(batch + new Point(Look.Px(10), 0), Look.Px(2.6f), Theme.Forward);
        }

        if (TryKey(canvas, "two states, first 1e-3 apart", 26, ref line, ref x) is Point pair)
        {
            canvas.Line(pair, pair + new Point(Look.Px(20), 0), Look.Stroke(1.2f), PairColor);
            DrawPairMark(canvas, 0, pair + new Point(Look.Px(4), 0));
            DrawPairMark(canvas, 1, pair + new Point(Look.Px(16), 0));
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        PlaneScale scale = Scale;
        if (plane.Iteration < 0 || !scale.IsValid || !Plot.Contains(point))
        {
            return false;
        }

        text.Place.AddPart("iteration", Training.Session.ShownIteration(plane.Iteration));
        if (!TryFixedPoint(scale, point, ref text) && !TryTrajectory(scale, point, ref text))
        {
            DescribeState(scale, point, ref text);
        }

        return true;
    }

    private bool TryFixedPoint(in PlaneScale scale, Point point, ref HoverText text)
    {
        for (int i = 0; i < plane.FixedPointCount; i++)
        {
            FixedState state = plane.FixedPointAt(i);
            if (!scale.Contains(state.X, state.Y) || (scale.Of(state.X, state.Y) - point).Length > MarkRadius + Look.Px(4))
            {
                continue;
            }

            text.Topic = Topic.FixedPoint;
            text.Name.Add(StateMarks.NameOf(state.Class));
            text.Name.Add(" fixed point ");
            AddState(ref text.Name, state.X, state.Y);
            text.Value.Add("|λ| = ");
            text.Value.Add3(state.Largest);
            text.Value.Add(", ");
            text.Value.Add3(state.Smallest);
            return true;
        }

        return false;
    }

    private bool TryTrajectory(in PlaneScale scale, Point point, ref HoverText text)
    {
        int sequence = Training.Sequence, found = -1;
        float nearest = Look.Px(7);
        for (int t = 0; sequence < plane.SequenceCount && t <= Training.Step.Timesteps; t++)
        {
            (double x, double y) = plane.StateAt(sequence, t);
            float away = scale.Contains(x, y) ? (scale.Of(x, y) - point).Length : float.MaxValue;
            if (away <= nearest)
            {
                (nearest, found) = (away, t);
            }
        }

        if (found < 0)
        {
            return false;
        }

        text.Name.Add("state of the sequence");
        AddState(ref text.Value, plane.StateAt(sequence, found).X, plane.StateAt(sequence, found).Y);
        text.Place.AddPart("timestep", found);
        text.Place.AddPart("sequence", sequence + 1);
        return true;
    }

    private void DescribeState(in PlaneScale scale, Point point, ref HoverText text)
    {
        (double x, double y) = scale.At(point);
        (double nextX, double nextY) = plane.Next((x, y));
        text.Name.Add("from ");
        AddState(ref text.Name, x, y);
        text.Value.Add("to ");
        AddState(ref text.Value, nextX, nextY);
        const int Last = PhasePlane.Side - 1;
        int column = (int)Math.Clamp(Math.Round((x - plane.Left) / (plane.Right - plane.Left) * Last), 0, Last);
        int row = (int)Math.Clamp(Math.Round((y - plane.Bottom) / (plane.Top - plane.Bottom) * Last), 0, Last);
        if (plane.BasinAt(column, row) is >= 0 and int basin && basin < plane.FixedPointCount
            && plane.FixedPointAt(basin).Class == StateClass.Attracting)
        {
            text.Value.Add("; basin of ");
            text.Value.Add([LetterOf(basin)]);
        }
    }

    private void AddState(ref TextLine line, double x, double y)
    {
        line.Add(plane.HasCell ? "h = " : "h₁ = ");
        line.Add3(x);
        line.Add(plane.HasCell ? ", c = " : ", h₂ = ");
        line.Add3(y);
    }
}
