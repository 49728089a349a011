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
}
