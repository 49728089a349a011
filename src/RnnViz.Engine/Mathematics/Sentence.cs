using System.Buffers;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>
/// Plain text that speaks of mathematics in Unicode's own subscripts and superscripts, as lessons do ("δ₂ h₁ᵀ is the first
/// term of ∂L/∂Whh"), taken apart into words and formulas.
/// </summary>
public static class Sentence
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("₀₁₂₃₄₅₆₇₈₉ₜₖᵀ∂‖∇δσργηŷℓφ⊙²");
    private static readonly SearchValues<char> Superscripts = SearchValues.Create("⁰¹²³⁴⁵⁶⁷⁸⁹⁻");
    private static readonly string[] Weights = ["Whh", "Wxh", "Why"];

    /// <summary>The words, parted by blanks, or, where a script has none, wherever a line may end.</summary>
    public static IReadOnlyList<SentenceWord> Read(string text)
    {
        string[] words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<SentenceWord> read = words.SelectMany((word, i) => Pieces(word, i == 0 || ".!?:".Contains(words[i - 1][^1])));
        return TextDirection.HasRightToLeft(text) ? WordOrder.Of(read, text) : [.. read];
    }

    private static IEnumerable<SentenceWord> Pieces(string word, bool beginsSentence)
    {
        if (!LineBreaks.MayBeWithoutSpaces(word))
        {
            return [WordOf(word, beginsSentence)];
        }

        var pieces = new List<SentenceWord>();
        for (int from = 0, end = 1; from < word.Length; from = end++)
        {
            while (end < word.Length && !LineBreaks.IsAllowed(word, end))
            {
                end++;
            }

            pieces.Add(WordOf(word[from..end], beginsSentence && from == 0) with { IsJoined = from > 0 });
        }

        return pieces;
    }

    /// <summary>Whether there may be a formula among the words. Allocates nothing.</summary>
    public static bool MayHaveFormulas(ReadOnlySpan<char> text)
    {
        foreach (string weight in Weights)
        {
            if (text.Contains(weight, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return text.ContainsAny(Marks);
    }

    private static SentenceWord WordOf(string word, bool beginsSentence)
    {
        int bracket = word.IndexOf('[');
        string body = (bracket > 0 ? word[..bracket] : word).TrimEnd('.', ',', ':', ';', '!', '?');
        // the question, not the weights
        bool isFormula = !IsPowerOfTen(body) && (body.AsSpan().ContainsAny(Marks)
            || Weights.Contains(body) && !(beginsSentence && body == "Why"));
        if (!isFormula)
        {
            return new SentenceWord(word, null);
        }

        string notation = NotationOf(body);
        try
        {
            Formula.Read(notation);
            return new SentenceWord(word[body.Length..], notation);
        }
        catch (FormatException)
        {
            return new SentenceWord(word, null); // not one formula by itself: stays as it was written
        }
    }

    // the words' own typeface has these signs
    private static bool IsPowerOfTen(ReadOnlySpan<char> word) =>
        word.StartsWith("10", StringComparison.Ordinal) && word.Length > 2 && !word[2..].ContainsAnyExcept(Superscripts);

    private static string NotationOf(string word)
    {
        word = word.Replace("σmax", "σ_{\"max\"}", StringComparison.Ordinal);
        foreach (string weight in Weights)
        {
            word = word.Replace(weight, $"W_{{{weight[1..]}}}", StringComparison.Ordinal);
        }

        var notation = new StringBuilder();
        for (int i = 0; i < word.Length; i++)
        {
            if (!TryLower(word[i], out _))
            {
                notation.Append(word[i] == '²' ? "^2" : word[i].ToString());
                continue;
            }

            notation.Append("_{");
            for (; i < word.Length && TryLower(word[i], out char lowered); i++)
            {
                notation.Append(lowered);
            }

            notation.Append('}');
            i--;
        }

        return notation.ToString();
    }

    /// <summary>What a subscript sign is a subscript of.</summary>
    private static bool TryLower(char sign, out char lowered)
    {
        lowered = sign switch
        {
            >= '₀' and <= '₉' => (char)('0' + sign - '₀'),
            'ₜ' => 't',
            'ₖ' => 'k',
            '₊' => '+',
            '₋' => '−',
            _ => '\0',
        };
        return lowered != '\0';
    }
}
