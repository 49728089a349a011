using System.Globalization;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Claims;

/// <summary>Reads the text of a claim from left to right.</summary>
/// <param name="text">The text.</param>
internal sealed partial class ClaimReader(string text)
{
    private const int DeepestNesting = 32;
    private const string Factor = "a number, a quantity, or ( … )";
    private readonly List<ClaimNumber> numbers = [];
    private int at, depth;

    /// <summary>The numbers that were read, also those that occur twice.</summary>
    public IReadOnlyList<ClaimNumber> Numbers => numbers;

    /// <summary>Comparisons joined by "and", to the end of the text.</summary>
    /// <exception cref="ClaimFormatException">The text is something else.</exception>
    public IReadOnlyList<ClaimComparison> ReadAll()
    {
        List<ClaimComparison> comparisons = [ReadComparison()];
        while (!IsAtEnd)
        {
            int start = at;
            if (ReadWord() != "and")
            {
                at = start;
                throw Unexpected("and, a sign such as <, or the end");
            }

            comparisons.Add(ReadComparison());
        }

        return numbers.Count > 0 ? comparisons
            : throw new ClaimFormatException("the claim speaks of no quantity", "a quantity such as loss");
    }

    private ClaimComparison ReadComparison()
    {
        List<ClaimExpression> sides = [ReadSum()];
        List<string> signs = [];
        while (ReadSign() is { } sign)
        {
            signs.Add(sign);
            sides.Add(ReadSum());
        }

        return signs.Count > 0 ? new ClaimComparison(sides, signs) : throw Unexpected("<, <=, >, >= or =, as a claim compares");
    }

    private string? ReadSign() =>
        Take("<=", "≤") ? "<=" : Take(">=", "≥") ? ">=" : Take("<") ? "<" : Take(">") ? ">" : Take("=") ? "=" : null;

    private ClaimExpression ReadSum()
    {
        ClaimExpression sum = ReadProduct();
        while (true)
        {
            char sign = Take("+") ? '+' : Take("-", "−") ? '-' : ' ';
            if (sign == ' ')
            {
                return sum;
            }

            sum = new ClaimExpression(sign, Left: sum, Right: ReadProduct());
        }
    }

    private ClaimExpression ReadProduct()
    {
        ClaimExpression product = ReadFactor();
        while (true)
        {
            char sign = Take("*", "·") ? '*' : Take("/") ? '/' : ' ';
            if (sign == ' ')
            {
                return product;
            }

            product = new ClaimExpression(sign, Left: product, Right: ReadFactor());
        }
    }

    private ClaimExpression ReadFactor()
    {
        if (++depth > DeepestNesting)
        {
            throw new ClaimFormatException(
                $"too many brackets and signs within one another at character {at + 1}", $"at most {DeepestNesting}");
        }

        ClaimExpression factor;
        if (Take("("))
        {
            factor = ReadSum();
            Expect(")");
        }
        else if (Take("-", "−"))
        {
            factor = new ClaimExpression('-', Left: new ClaimExpression('c'), Right: ReadFactor());
        }
        else
        {
            factor = !IsAtEnd && (char.IsAsciiDigit(text[at]) || text[at] == '.')
                ? new ClaimExpression('c', Constant: ReadConstant())
                : new ClaimExpression('n', Number: ReadQuantity());
        }

        depth--;
        return factor;
    }

    private double ReadConstant()
    {
        int start = at;
        Digits();
        if (at < text.Length && text[at] == '.')
        {
            at++;
            Digits();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
            Digits();
        }

        string found = text[start..at];
        if (!double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            throw new ClaimFormatException($"\"{Shown(found)}\" at character {start + 1} is not a number", "a number such as 0.5 or 1e-16");
        }

        bool isLost = value == 0 && found.Split('e', 'E')[0].AsSpan().ContainsAnyInRange('1', '9');
        return double.IsFinite(value) && !isLost ? value
            : throw new ClaimFormatException(
                $"\"{Shown(found)}\" at character {start + 1} is too {(isLost ? "small" : "large")} for a number",
                "a number up to about 1.8e308, and not closer to 0 than about 5e-324");
    }

    private ClaimNumber ReadQuantity()
    {
        if (IsAtEnd || !char.IsAsciiLetter(text[at]))
        {
            throw Unexpected(Factor);
        }

        int start = at, run = 1;
        string name = ReadWord();
        if (name == "run" && at < text.Length && char.IsAsciiDigit(text[at]))
        {
            run = ReadWhole();
            Expect(".", $"a dot and a quantity, as in run{run}.loss");
            start = IsAtEnd || !char.IsAsciiLetter(text[at]) ? throw Unexpected($"a quantity, as in run{run}.loss") : at;
            name = ReadWord();
        }

        IEnumerable<string> known = ClaimVocabulary.All.Select(q => q.Name);
        ClaimQuantity quantity = ClaimVocabulary.Find(name) ?? throw new ClaimFormatException(
            $"\"{name}\" at character {start + 1} is not a quantity", string.Join(", ", known), NearestName.Of(name, known));
        var indices = new int[2];
        if (quantity.Indices.Length > 0)
        {
            Expect("[", $"[, as in {quantity.Form}");
            for (int i = 0; i < quantity.Indices.Length; i++)
            {
                if (i > 0)
                {
                    Expect(",", $"a comma, as in {quantity.Form}");
                }

                indices[i] = ReadWhole();
            }

            Expect("]");
        }

        int? iteration = Take("@") ? ReadWhole() : null;
        if (iteration is not null && quantity.HistoryPanel is null)
        {
            string allowed = string.Join(", ", ClaimVocabulary.All.Where(q => q.HistoryPanel is not null).Select(q => q.Name));
            throw new ClaimFormatException($"no panel shows {name} of another iteration, at character {start + 1}", $"@ after {allowed}");
        }

        var number = new ClaimNumber(quantity, indices[0], indices[1], iteration, run);
        numbers.Add(number);
        return number;
    }
}
