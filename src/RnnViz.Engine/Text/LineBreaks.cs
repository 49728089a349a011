using System.Buffers;

namespace RnnViz.Engine.Text;

/// <summary>Where lines of Chinese and Japanese may end: these have no spaces.</summary>
public static class LineBreaks
{
    private static readonly SearchValues<char> NeverFirst = SearchValues.Create(
        "、。，．！？：；）」』】〉》〕］｝〗〙〟’”…·～ー々ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}%‰°");

    private static readonly SearchValues<char> NeverLast = SearchValues.Create("（「『【〈《〔［｛〖〘“‘([{$€£¥");

    /// <summary>Whether a text has characters between which lines may end without a space. Allocates nothing.</summary>
    public static bool MayBeWithoutSpaces(ReadOnlySpan<char> text)
    {
        // the search of the library boxes vectors until the compiler has optimised it
        foreach (char c in text)
        {
            if (c is >= '\u2E80' and <= '\uFFEF')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line may end before the character at an index where there is no space.</summary>
    public static bool IsAllowed(ReadOnlySpan<char> text, int index)
    {
        if (index <= 0 || index >= text.Length || char.IsLowSurrogate(text[index]))
        {
            return false;
        }

        char left = text[index - 1], right = text[index];
        return (IsIdeograph(left) || IsIdeograph(right)) && !NeverFirst.Contains(right) && !NeverLast.Contains(left)
            && !char.IsWhiteSpace(left) && !char.IsWhiteSpace(right) && right is not (>= '\uFE00' and <= '\uFE0F' or '\u200D' or '\u3099');
    }

    /// <summary>Ideographs, kana and their punctuation; the rarer ideographs by the first half of their code.</summary>
    private static bool IsIdeograph(char c) =>
        c is >= '\u2E80' and <= '\u312F' or >= '\u31A0' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF'
        or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFFEF' or >= '\uD840' and <= '\uD888';
}
