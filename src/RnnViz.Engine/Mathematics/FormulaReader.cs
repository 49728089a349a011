using System.Globalization;
using System.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>
/// Reads a formula from a line of text.
/// <list type="bullet">
/// <item>A letter is a variable in italics; digits, <c>∂ ∇ ∞</c> and words in <c>"quotes"</c> stand upright.</item>
/// <item><c>_x</c>, <c>^x</c>, <c>_{…}</c>, <c>^{…}</c> are scripts; <c>ᵀ</c> is a transpose; several letters in a subscript are a
/// name.</item>
/// <item><c>ŷ</c>, or <c>\hat{…}</c>, has a hat; <c>‖…‖</c> are norm bars; <c>(…)</c> grow with what they hold; <c>\root{…}</c> is a
/// root.</item>
/// <item><c>\sum_{…}^{…}</c> is a sum with limits; <c>\1{…}</c> to <c>\9{…}</c> are parts to be coloured.</item>
/// <item>A blank between two factors is a thin space; the signs have theirs.</item>
/// </list>
/// </summary>
public sealed class FormulaReader(string notation)
{
    private const float Thin = 3 / 18f, Medium = 4 / 18f, Thick = 5 / 18f;

    private const int Longest = 60, Deepest = 64;

    private int at, depth;

    /// <summary>Reads all of it.</summary>
    /// <exception cref="FormatException">A brace or bar has no partner.</exception>
    public Formula Read()
    {
        Formula formula = ReadUntil('\0');
        return at >= notation.Length ? formula : throw Wrong($"an unexpected {notation[at]}");
    }

    private Formula ReadUntil(char end)
    {
        if (++depth > Deepest)
        {
            throw Wrong($"more than {Deepest} brackets within one another");
        }

        List<Formula> items = [];
        while (at < notation.Length && notation[at] != end)
        {
            if (notation[at] == ' ')
            {
                at++;
                if (items.Count > 0 && items[^1] is not Formula.Sign && at < notation.Length && !IsSign(notation[at]))
                {
                    items.Add(new Formula.Space(Thin));
                }

                continue;
            }

            items.Add(ReadScripted(isFirst: items.Count == 0 || items[^1] is Formula.Sign { Before: > 0 }));
        }

        depth--;
        return items.Count == 1 ? items[0] : new Formula.Row(items);
    }

    private Formula ReadScripted(bool isFirst)
    {
        Formula inner = ReadItem(isFirst);
        Formula? below = null, above = null;
        while (at < notation.Length && notation[at] is '_' or '^' or 'ᵀ')
        {
            char sign = notation[at++];
            if (sign == 'ᵀ')
            {
                above = new Formula.Symbol("T", false);
            }
            else if (sign == '_')
            {
                below = ReadScript();
            }
            else
            {
                above = ReadScript();
            }

            if (at >= notation.Length)
            {
                break;
            }
        }

        if (inner is Formula.Sum)
        {
            return new Formula.Sum(below, above);
        }

        return below is null && above is null ? inner : new Formula.Scripts(inner, below, above);
    }

    private Formula ReadScript()
    {
        if (at < notation.Length && notation[at] == '{')
        {
            return Group();
        }

        return ReadItem(isFirst: true);
    }

    private Formula Group()
    {
        Expect('{');
        Formula inner = ReadUntil('}');
        Expect('}');
        return inner;
    }

    private Formula ReadItem(bool isFirst)
    {
        if (at >= notation.Length)
        {
            throw Wrong("the end where something was to follow");
        }

        if (notation[at] is '}' or ')' or '_' or '^')
        {
            throw Wrong($"an unexpected {notation[at]}");
        }

        char c = notation[at];
        switch (c)
        {
            case '\\': return ReadCommand();
            case '{': return Group();
            case '(':
                at++;
                Formula fenced = ReadUntil(')');
                Expect(')');
                return new Formula.Fence(fenced);
            case '‖':
                at++;
                Formula normed = ReadUntil('‖');
                Expect('‖');
                return new Formula.Norm(normed);
            case '"':
                at++;
                int end = notation.IndexOf('"', at);
                if (end < 0)
                {
                    throw Wrong("an open quote");
                }

                string word = notation[at..end];
                at = end + 1;
                return new Formula.Symbol(word, false);
            case 'ŷ':
                at++;
                return new Formula.Hat(new Formula.Symbol("y", true));
        }

        if (IsSign(c))
        {
            at++;
            return c switch
            {
                // a minus with nothing before it is a sign of its number
                '−' or '+' when isFirst => new Formula.Sign(c.ToString(), 0, 0),
                '=' or '←' or '→' or '≤' or '≥' or '<' or '>' or '≈' => new Formula.Sign(c.ToString(), Thick, Thick),
                '/' => new Formula.Sign("/", 0.02f, 0.02f),
                ',' => new Formula.Sign(",", 0, Thin),
                '[' or ']' or '|' => new Formula.Sign(c.ToString(), 0, 0),
                '+' when at < notation.Length && notation[at] == '=' => Joined("+="),
                _ => new Formula.Sign(c.ToString(), Medium, Medium),
            };
        }

        if (char.IsAsciiDigit(c))
        {
            int start = at;
            while (at < notation.Length && (char.IsAsciiDigit(notation[at]) || notation[at] == '.'))
            {
                at++;
            }

            return new Formula.Symbol(notation[start..at], false);
        }

        Rune rune = Rune.GetRuneAt(notation, at);
        at += rune.Utf16SequenceLength;
        bool isItalic = Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.OtherLetter || c == '∂';
        if (!isItalic)
        {
            return new Formula.Symbol(rune.ToString(), false);
        }

        return new Formula.Symbol(rune.ToString(), true);
    }

    private Formula.Sign Joined(string sign)
    {
        at++;
        return new Formula.Sign(sign, Thick, Thick);
    }

    private Formula ReadCommand()
    {
        at++;
        if (at < notation.Length && char.IsAsciiDigit(notation[at]))
        {
            return new Formula.Part(notation[at++] - '0', Group());
        }

        int start = at;
        while (at < notation.Length && char.IsAsciiLetter(notation[at]))
        {
            at++;
        }

        return notation[start..at] switch
        {
            "hat" => new Formula.Hat(Group()),
            "root" => new Formula.Root(Group()),
            "sum" => new Formula.Sum(null, null),
            "quad" => new Formula.Space(1),
            string other => throw Wrong($"\\{other}, which is none of \\hat, \\root, \\sum, \\quad and \\1 to \\9"),
        };
    }

    private static bool IsSign(char c) =>
        c is '+' or '−' or '=' or '⊙' or '·' or '×' or '/' or '←' or '→' or '≤' or '≥' or '<' or '>' or '≈' or ',' or '[' or ']' or '|';

    private void Expect(char c)
    {
        if (at >= notation.Length || notation[at] != c)
        {
            throw Wrong($"no {c}");
        }

        at++;
    }

    private FormatException Wrong(string found) =>
        new($"The formula \"{(notation.Length <= Longest ? notation : notation[..Longest] + "…")}\" has {found} at character {at + 1}; "
            + "scripts are _{…} and ^{…}, and every bracket and quote needs its partner.");
}
