using System.Runtime.CompilerServices;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>
/// One's own notation in formulas: wherever a symbol stands, what replaces it stands instead. A symbol may have its subscript,
/// <c>W_{hh}</c>, which is then replaced with it, also under a transpose; several symbols in a row are replaced together. Words in
/// quotes are texts, with keys as all others.
/// </summary>
public sealed class FormulaNotation
{
    private static readonly ConditionalWeakTable<Labels, FormulaNotation> Read = [];

    private readonly Labels labels;
    private readonly (Formula Key, Formula Value)[] rules;

    private FormulaNotation(Labels labels)
    {
        this.labels = labels;
        // what is longer is the more precise one
        rules = [.. labels.Notation.OrderByDescending(rule => rule.Key.Length).Select(rule => (Of(rule.Key), Of(rule.Value)))];
    }

    /// <summary>A formula in the notation of wordings; the formula itself where there are none.</summary>
    public static Formula In(Labels? labels, Formula formula) =>
        labels is null ? formula : Read.GetValue(labels, found => new FormulaNotation(found)).Replace(formula);

    /// <summary>Finds out whether symbols and what replaces them can be read.</summary>
    /// <param name="labels">The wordings.</param>
    /// <param name="name">What their file is called in messages.</param>
    /// <exception cref="LabelsException">One cannot.</exception>
    public static void Check(Labels labels, string name)
    {
        try
        {
            Check(labels);
        }
        catch (LabelsException e)
        {
            throw new LabelsException($"{name}, {e.Message}");
        }
    }

    /// <summary>Finds out whether symbols and what replaces them can be read.</summary>
    /// <exception cref="LabelsException">One cannot.</exception>
    public static void Check(Labels labels) => Read.GetValue(labels, found => new FormulaNotation(found));

    private static Formula Of(string notation)
    {
        try
        {
            return Formula.Read(notation);
        }
        catch (FormatException e)
        {
            throw new LabelsException($"\"notation\": {e.Message}");
        }
    }

    private Formula Replace(Formula formula)
    {
        foreach ((Formula key, Formula value) in rules)
        {
            if (AreEqual(formula, key))
            {
                return value;
            }
        }

        return formula switch
        {
            Formula.Symbol { IsItalic: false, Text.Length: > 1 } word => word with { Text = labels.Of(word.Text) },
            Formula.Row row => new Formula.Row(ReplaceAll(row.Items)),
            Formula.Scripts scripts => Replace(scripts),
            Formula.Hat hat => new Formula.Hat(Replace(hat.Base)),
            Formula.Norm norm => new Formula.Norm(Replace(norm.Inner)),
            Formula.Fence fence => new Formula.Fence(Replace(fence.Inner)),
            Formula.Root root => new Formula.Root(Replace(root.Inner)),
            Formula.Sum sum => new Formula.Sum(sum.From is null ? null : Replace(sum.From), sum.To is null ? null : Replace(sum.To)),
            Formula.Part part => part with { Inner = Replace(part.Inner) },
            _ => formula,
        };
    }

    private List<Formula> ReplaceAll(IReadOnlyList<Formula> items)
    {
        var replaced = new List<Formula>();
        for (int i = 0; i < items.Count;)
        {
            (int length, Formula with) = (1, items[i]);
            foreach ((Formula key, Formula value) in rules)
            {
                if (key is Formula.Row row && StandAt(items, i, row.Items))
                {
                    (length, with) = (row.Items.Count, value);
                    break;
                }
            }

            replaced.Add(length > 1 ? with : Replace(with));
            i += length;
        }

        return replaced;
    }

    private Formula Replace(Formula.Scripts scripts)
    {
        Formula? above = scripts.Above is null ? null : Replace(scripts.Above);
        foreach ((Formula key, Formula value) in rules)
        {
            if (key is Formula.Scripts { Above: null } name && AreEqual(name.Base, scripts.Base) && AreEqual(name.Below, scripts.Below))
            {
                return With(value, null, above);
            }
        }

        return With(Replace(scripts.Base), scripts.Below is null ? null : Replace(scripts.Below), above);
    }

    /// <summary>Scripts at a base that may have one of the two itself.</summary>
    private static Formula With(Formula inner, Formula? below, Formula? above) => inner switch
    {
        Formula.Scripts own when (own.Below is null || below is null) && (own.Above is null || above is null) =>
            new Formula.Scripts(own.Base, own.Below ?? below, own.Above ?? above),
        _ => new Formula.Scripts(inner, below, above),
    };

    private static bool StandAt(IReadOnlyList<Formula> items, int start, IReadOnlyList<Formula> key)
    {
        for (int i = 0; i < key.Count; i++)
        {
            if (start + i >= items.Count || !AreEqual(items[start + i], key[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(Formula? one, Formula? other) => (one, other) switch
    {
        (Formula.Row a, Formula.Row b) => a.Items.Count == b.Items.Count && StandAt(a.Items, 0, b.Items),
        (Formula.Scripts a, Formula.Scripts b) =>
            AreEqual(a.Base, b.Base) && AreEqual(a.Below, b.Below) && AreEqual(a.Above, b.Above),
        (Formula.Hat a, Formula.Hat b) => AreEqual(a.Base, b.Base),
        (Formula.Norm a, Formula.Norm b) => AreEqual(a.Inner, b.Inner),
        (Formula.Fence a, Formula.Fence b) => AreEqual(a.Inner, b.Inner),
        (Formula.Root a, Formula.Root b) => AreEqual(a.Inner, b.Inner),
        (Formula.Sum a, Formula.Sum b) => AreEqual(a.From, b.From) && AreEqual(a.To, b.To),
        (Formula.Part a, Formula.Part b) => a.Number == b.Number && AreEqual(a.Inner, b.Inner),
        _ => Equals(one, other),
    };
}
