using RnnViz.Engine.Text;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// Says which run was better and why, in a sentence, where the numbers leave no doubt: one whose loss is clearly below all others, now and
/// in the mean of the last iterations; and where the gradient's way back explains it, by how much.
/// </summary>
internal static class VerdictWords
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
        int better = hasLoss ? Better(rows) : -1;
        if (better >= 0)
        {
            line.Add(names[better].Name);
            AddLoss(ref line, rows, better);
            if (hasShare)
            {
                AddReason(ref line, names, rows, better);
            }

            return;
        }

        // nothing is learnt yet, or all do as well: what is clear from the gradients alone
        (int least, int most) = hasShare ? Ends(rows) : (-1, -1);
        if (least >= 0 && rows[most].Share < Growing && IsClear(rows[most].Share, rows[least].Share))
        {
            line.Add(names[most].Name);
            line.Add(": ");
            AddTimes(ref line, rows[most].Share / rows[least].Share);
            line.Add(" as large a share of the gradient arrives at t = 1 as in ");
            line.Add(names[least].Name);
        }
    }

    private static void AddLoss(ref TextLine line, ReadOnlySpan<VerdictRow> rows, int better)
    {
        bool isAlone = rows[better].Summary is { FloorAt: not null, IsRough: false };
        for (int i = 0; i < rows.Length; i++)
        {
            isAlone &= i == better || rows[i].Summary.FloorAt is null;
        }

        if (!isAlone)
        {
            line.Add(": lower loss");
            return;
        }

        line.Add(" is at the floor from iteration ");
        line.Add(rows[better].Summary.FloorAt!.Value);
        line.Add(rows.Length == 2 ? " on, the other is not" : " on, the others are not");
    }

    private static void AddReason(ref TextLine line, ReadOnlySpan<ShownRun> names, ReadOnlySpan<VerdictRow> rows, int better)
    {
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

    /// <summary>The run whose loss is clearly below all others; −1 for none. A loss that is no number is above all.</summary>
    private static int Better(ReadOnlySpan<VerdictRow> rows)
    {
        int better = 0;
        for (int i = 1; i < rows.Length; i++)
        {
            better = LossOf(rows[i].Loss) < LossOf(rows[better].Loss) ? i : better;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            bool isClear = i == better || LossOf(rows[i].Loss) >= ClearLoss * LossOf(rows[better].Loss)
                && LossOf(rows[i].Smoothed) >= ClearLoss * LossOf(rows[better].Smoothed);
            if (!isClear || !double.IsFinite(rows[better].Loss) || !double.IsFinite(rows[better].Smoothed))
            {
                return -1;
            }
        }

        return better;

        static double LossOf(double loss) => double.IsNaN(loss) ? double.PositiveInfinity : loss;
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
