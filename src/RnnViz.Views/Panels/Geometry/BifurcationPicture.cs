using RnnViz.Lessons.Geometry;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>
/// The branches of a bifurcation diagram as short strokes from column to column; made anew when there is something new of it.
/// </summary>
internal sealed class BifurcationPicture
{
    private const int Most = 3 * BifurcationDiagram.Columns + 8;

    /// <summary>Fixed points of neighbouring columns that are further apart, as a share of the height, are of different branches.</summary>
    private const double Jump = 0.25;

    private readonly Branch[] branches = new Branch[Most];
    private int version = -1;

    /// <summary>How many strokes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The least and the greatest h of the picture.</summary>
    public (double Bottom, double Top) Range { get; private set; } = (-1, 1);

    /// <summary>A stroke.</summary>
    public Branch this[int i] => branches[i];

    /// <summary>Takes over what is new.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Update(BifurcationDiagram diagram)
    {
        if (version == diagram.Version)
        {
            return false;
        }

        version = diagram.Version;
        ChooseRange(diagram);
        Count = 0;
        for (int column = 0; column < BifurcationDiagram.Columns - 1; column++)
        {
            for (int i = 0; i < diagram.CountAt(column); i++)
            {
                FixedState here = diagram.PointAt(column, i);
                int next = NearestIn(diagram, column + 1, here);
                if (next >= 0 && NearestIn(diagram, column, diagram.PointAt(column + 1, next)) == i)
                {
                    Add(column, (diagram.Value(column), here.X),
                        (diagram.Value(column + 1), diagram.PointAt(column + 1, next).X), IsStable(here));
                }
            }
        }

        AddFold(diagram, diagram.Folds.Lower);
        AddFold(diagram, diagram.Folds.Upper);
        return true;
    }

    /// <summary>Whether states near a fixed point come to it.</summary>
    public static bool IsStable(FixedState state) => state.Class is StateClass.Attracting or StateClass.Neutral;

    private void Add(int column, (double, double) from, (double, double) to, bool isStable)
    {
        if (Count < Most)
        {
            branches[Count++] = new Branch(from, to, column, isStable);
        }
    }

    /// <summary>The fixed point of a column, of the same kind, that is nearest to one; −1 where none is near.</summary>
    private int NearestIn(BifurcationDiagram diagram, int column, FixedState state)
    {
        int nearest = -1;
        double least = Jump * (Range.Top - Range.Bottom);
        for (int i = 0; i < diagram.CountAt(column); i++)
        {
            FixedState other = diagram.PointAt(column, i);
            if (IsStable(other) == IsStable(state) && Math.Abs(other.X - state.X) < least)
            {
                (nearest, least) = (i, Math.Abs(other.X - state.X));
            }
        }

        return nearest;
    }

    // the two branches that meet at a fold, from the nearest column that has both
    private void AddFold(BifurcationDiagram diagram, (double Value, double State) fold)
    {
        if (!(fold.Value > diagram.Left && fold.Value < diagram.Right))
        {
            return;
        }

        int column = (int)((fold.Value - diagram.Left) / (diagram.Right - diagram.Left) * (BifurcationDiagram.Columns - 1));
        column = diagram.CountAt(column) >= diagram.CountAt(column + 1) ? column : column + 1;
        foreach (bool isStable in (ReadOnlySpan<bool>)[true, false])
        {
            double nearest = double.NaN;
            for (int i = 0; i < diagram.CountAt(column); i++)
            {
                FixedState state = diagram.PointAt(column, i);
                if (IsStable(state) == isStable && !(Math.Abs(state.X - fold.State) >= Math.Abs(nearest - fold.State)))
                {
                    nearest = state.X;
                }
            }

            if (Math.Abs(nearest - fold.State) < Jump * (Range.Top - Range.Bottom))
            {
                Add(0, (diagram.Value(column), nearest), fold, isStable);
            }
        }
    }

    private void ChooseRange(BifurcationDiagram diagram)
    {
        (double least, double most) = (-1, 1);
        for (int column = 0; column < BifurcationDiagram.Columns; column++)
        {
            for (int i = 0; i < diagram.CountAt(column); i++)
            {
                double h = diagram.PointAt(column, i).X;
                (least, most) = double.IsFinite(h) && Math.Abs(h) < 1e6 ? (Math.Min(least, h), Math.Max(most, h)) : (least, most);
            }
        }

        double margin = 0.11 * (most - least);
        Range = (least - margin, most + margin);
    }

    /// <summary>A stroke of a branch.</summary>
    /// <param name="From">Value and h where it begins.</param>
    /// <param name="To">Value and h where it ends.</param>
    /// <param name="Column">The column where it begins, by which strokes are dashed.</param>
    /// <param name="IsStable">Whether states near it come to it.</param>
    internal readonly record struct Branch((double X, double Y) From, (double X, double Y) To, int Column, bool IsStable);
}
