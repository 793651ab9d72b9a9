import { test } from '@japa/runner'
import fc from 'fast-check'
import { leavesNoOwner, mayChangeRole, mayRemove, type MemberRole } from '#households/domain/membership'

const role = fc.constantFrom<MemberRole>('viewer', 'member', 'admin', 'owner')

test.group('Membership', () => {
  test('nobody but an owner gives or takes ownership', ({ assert }) => {
    fc.assert(
      fc.property(role, role, role, (actor, from, to) => {
        if (!mayChangeRole(actor, from, to) || actor === 'owner') return
        assert.equal(actor, 'admin')
        assert.notInclude([from, to], 'owner')
      }),
    )
  })

  test('everybody may leave, and only who runs the household removes others', ({ assert }) => {
    fc.assert(
      fc.property(role, role, (actor, target) => {
        assert.isTrue(mayRemove(actor, target, true))
        const expected = actor === 'owner' || (actor === 'admin' && target !== 'owner')
        assert.equal(mayRemove(actor, target, false), expected)
      }),
    )
  })

  test('the last owner stays one', ({ assert }) => {
    assert.isTrue(leavesNoOwner(1, 'owner', null))
    assert.isTrue(leavesNoOwner(1, 'owner', 'admin'))
    assert.isFalse(leavesNoOwner(2, 'owner', null))
    assert.isFalse(leavesNoOwner(1, 'owner', 'owner'))
    assert.isFalse(leavesNoOwner(1, 'admin', null))
  })
})
