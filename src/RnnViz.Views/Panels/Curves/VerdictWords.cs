using RnnViz.Engine.Text;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// Says which run was better and why, in a sentence, where the numbers leave no doubt: one whose loss is clearly below all others, now and
/// in the mean of the last iterations; and where the gradient's way back explains it, by how much.
/// </summary>
public static class VerdictWords
{
    /// <summary>How many times as large another loss is at least, where one is called lower.</summary>
    private const double ClearLoss = 1.25;

    /// <summary>How many times as large a share of the gradient is at least, where it is said.</summary>
    private const double ClearShare = 100;

    /// <summary>From which share on the gradient is said to grow on its way back.</summary>
    private const double Growing = 100;

    /// <summary>Appends the sentence, or nothing.</summary>
    /// <param name="line">Where to.</param>
    /// <param name="names">What the runs are called.</param>
    /// <param name="rows">What is known of them, as many.</param>
    /// <param name="hasLoss">Whether the loss of now has been come to.</param>
    /// <param name="hasShare">Whether the gradient at t = 1 has been come to.</param>
    public static void Add(
        ref TextLine line, ReadOnlySpan<ShownRun> names, ReadOnlySpan<VerdictRow> rows, bool hasLoss, bool hasShare)
    {
        if (hasLoss && Outlier(rows, isBelow: true) is >= 0 and var better)
        {
            line.Add(names[better].Name);
            line.Add(": lower loss");
            if (hasShare)
            {
                AddReason(ref line, names, rows, better);
            }

            return;
        }

        (int least, int most) = hasShare ? Ends(rows) : (-1, -1);
        if (hasLoss && rows.Length > 2 && Outlier(rows, isBelow: false) is >= 0 and var worse)
        {
            line.Add(names[worse].Name);
            line.Add(": higher loss than the others");
            double others = least == worse ? LeastOther(rows, worse) : double.NaN;
            if (others < Growing && IsClear(others, rows[worse].Share))
            {
                line.Add(", where at least ");
                AddTimes(ref line, others / rows[worse].Share);
                line.Add(" as large a share of the gradient arrives at t = 1");
            }

            return;
        }

        // nothing is learnt yet, or all do as well: what is clear from the gradients alone
        if (least >= 0 && rows[most].Share < Growing && IsClear(rows[most].Share, rows[least].Share))
        {
            line.Add(names[most].Name);
            line.Add(": ");
            AddTimes(ref line, rows[most].Share / rows[least].Share);
            line.Add(" as large a share of the gradient arrives at t = 1 as in ");
            line.Add(names[least].Name);
        }
    }

    private static void AddReason(ref TextLine line, ReadOnlySpan<ShownRun> names, ReadOnlySpan<VerdictRow> rows, int better)
    {
        if (rows[better].Share > 0 && Nothing(rows) is >= 0 and var nothing)
        {
            line.Add("; in ");
            line.Add(names[nothing].Name);
            line.Add(" nothing of the gradient arrives at t = 1");
            return;
        }

        (int least, int most) = Ends(rows);
        if (least >= 0 && least != better && rows[better].Share < Growing && IsClear(rows[better].Share, rows[least].Share))
        {
            line.Add("; ");
            AddTimes(ref line, rows[better].Share / rows[least].Share);
            line.Add(" as large a share of the gradient arrives at t = 1");
            if (rows.Length > 2)
            {
                line.Add(" as in ");
                line.Add(names[least].Name);
            }
        }
        else if (most >= 0 && most != better && rows[most].Share >= Growing && IsClear(rows[most].Share, rows[better].Share))
        {
            line.Add("; in ");
            line.Add(names[most].Name);
            line.Add(" the gradient grows ");
            AddTimes(ref line, rows[most].Share);
            line.Add(" on its way back");
        }
    }

    /// <summary>The first run in which the gradient at t = 1 is exactly zero; −1 for none.</summary>
    private static int Nothing(ReadOnlySpan<VerdictRow> rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Share == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The run whose loss is clearly below all others, or clearly above them; −1 for none.</summary>
    private static int Outlier(ReadOnlySpan<VerdictRow> rows, bool isBelow)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            bool isApart = true;
            for (int j = 0; j < rows.Length; j++)
            {
                isApart &= i == j || (isBelow ? IsLower(rows[i], rows[j]) : IsLower(rows[j], rows[i]));
            }

            if (isApart)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether one loss is clearly below another, now and in the mean; one that is no number is above all that are.</summary>
    private static bool IsLower(in VerdictRow row, in VerdictRow than) => double.IsFinite(row.Loss) && double.IsFinite(row.Smoothed)
        && !(than.Loss < ClearLoss * row.Loss) && !(than.Smoothed < ClearLoss * row.Smoothed);

    /// <summary>The least share of all but one run; NaN where one has none.</summary>
    private static double LeastOther(ReadOnlySpan<VerdictRow> rows, int except)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < rows.Length; i++)
        {
            least = i == except ? least : Math.Min(least, rows[i].Share);
        }

        return least;
    }

    /// <summary>The runs with the least and the greatest share, among those with one; −1 where there are not two.</summary>
    private static (int Least, int Most) Ends(ReadOnlySpan<VerdictRow> rows)
    {
        (int least, int most) = (-1, -1);
        for (int i = 0; i < rows.Length; i++)
        {
            double share = rows[i].Share;
            if (!(share > 0) || !double.IsFinite(share))
            {
                continue;
            }

            least = least < 0 || share < rows[least].Share ? i : least;
            most = most < 0 || share >= rows[most].Share ? i : most;
        }

        return least == most ? (-1, -1) : (least, most);
    }

    private static bool IsClear(double greater, double smaller) => double.IsFinite(greater / smaller) && greater >= ClearShare * smaller;

    private static void AddTimes(ref TextLine line, double times)
    {
        line.Add3(times);
        line.Add(" times");
    }
}
