using RnnViz.Lessons.Errors;
using RnnViz.Views.Overlays;

namespace RnnViz.Views.Scenes;

// a card in front of the lesson, which goes on behind it
public sealed partial class LessonScene
{
    private NoticeCard? notice;

    /// <summary>Whether a card stands in front of the lesson.</summary>
    public bool HasNotice => notice is not null;

    /// <summary>Shows a card in place of the one before.</summary>
    public void Show(NoticeCard card)
    {
        Dismiss();
        notice = card;
        card.Bounds = Bounds;
        card.Closed += () =>
        {
            if (ReferenceEquals(notice, card))
            {
                Dismiss();
            }
        };
        AddChild(card);
        ShowPassing();
    }

    /// <summary>Takes the card away, if there is one.</summary>
    public void Dismiss()
    {
        notice?.QueueFree();
        notice?.Visible = false;
        notice = null;
    }

    /// <summary>Draws the next sequence of the batch, or the one before.</summary>
    private void ShowSequence(int direction)
    {
        int batch = Training.Step.BatchSize;
        Contrast.Show(Training.Sequence + direction);
        Say(batch == 1 ? "The batch has one sequence" : $"Sequence {Training.Sequence + 1} of {batch}");
    }

    /// <summary>Shows everything that is wrong with a lesson that could not be opened.</summary>
    public void ShowMistakes(LessonException mistakes)
    {
        overlay?.QueueFree();
        Open(new MistakesOverlay(Appearance, mistakes));
    }
}
