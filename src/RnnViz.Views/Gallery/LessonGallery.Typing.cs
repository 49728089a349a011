using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Gallery;

// what typed characters do: they look for lessons, or become a text
public sealed partial class LessonGallery
{
    /// <summary>While a text is typed, every letter is a part of it.</summary>
    private bool TypeText(in InputEvent input)
    {
        if (input.Kind == InputKind.Character)
        {
            entry.Add(input.Character);
        }
        else if (input.Is(Actions.Erase))
        {
            entry.Erase();
        }
        else if (input.Is(Actions.Back))
        {
            entry.Close();
        }
        else if (input.Is(Actions.Accept) && entry.IsReady)
        {
            Close();
            Chosen?.Invoke(LessonCatalog.Typed + entry.Text);
        }
        else
        {
            return base.Input(input);
        }

        return true;
    }

    private void Type(char character)
    {
        if (character == ' ' && search.Query is "T" or "t")
        {
            Search("");
            entry.Open("");
            return;
        }

        string typed = search.With(character);
        if (typed != search.Query)
        {
            Search(typed);
        }
    }

    /// <summary>Looks for other words; the selected lesson stays selected where it is found again.</summary>
    private void Search(string wanted)
    {
        string before = search.Count > 0 ? search[selected].Name : openName;
        search.Find(wanted);
        selected = Math.Max(0, search.IndexOf(before));
        firstRow = 0;
        if (Bounds.Width > 0)
        {
            Select(selected);
        }
    }
}
